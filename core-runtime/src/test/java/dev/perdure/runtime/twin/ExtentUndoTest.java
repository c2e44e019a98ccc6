package dev.perdure.runtime.twin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.HostObjects;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.Extents;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** Extents, whose turns complete or are undone, against a sorted map. */
@AddLifecycleHook(TwinTries.class)
final class ExtentUndoTest {

  /** Gives programs one extent, {@code things}. */
  private static final class Things implements RuntimeExtension {
    private static final String EXTENT = "things";

    @Override
    public String name() {
      return EXTENT;
    }

    @Override
    public void install(ExtensionContext context) {
      new HostObjects().install(context);
      Extents extents = context.extents();
      ScriptableObject extent = (ScriptableObject) context.engine().newObject(context.global());
      context.global().put("extent", context.global(), extent);
      HostFunctions.define(
          extent, "has", 1, (cx, scope, self, args) -> extents.find(EXTENT, args[0]) != null);
      HostFunctions.define(
          extent,
          "add",
          2,
          (cx, scope, self, args) -> {
            Scriptable member = (Scriptable) args[1];
            member.put("id", member, args[0]);
            extents.add(EXTENT, args[0], member);
            return Undefined.instance;
          });
      HostFunctions.define(
          extent,
          "remove",
          1,
          (cx, scope, self, args) -> {
            extents.remove(EXTENT, args[0]);
            return Undefined.instance;
          });
      HostFunctions.define(
          extent,
          "each",
          1,
          (cx, scope, self, args) -> {
            Iterator<Scriptable> members = extents.members(EXTENT);
            while (members.hasNext()) {
              ((Callable) args[0])
                  .call(cx, context.global(), extent, new Object[] {members.next()});
            }
            return Undefined.instance;
          });
      HostFunctions.define(extent, "nextId", 0, (cx, scope, self, args) -> extents.nextId(EXTENT));
      HostFunctions.define(
          extent, "count", 0, (cx, scope, self, args) -> (double) extents.count(EXTENT));
    }
  }

  private static final String DUMPING =
      """
      function dump() {
        var ids = [];
        extent.each(function (m) { ids.push(m.id); });
        return ids.join() + ' count ' + extent.count() + ' next ' + extent.nextId();
      }
      """;

  @Provide
  Arbitrary<List<ExtentProgram.Turn>> turns() {
    return ExtentProgram.turns();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anExtentHasWhatTheRunningTurnDidAndNothingOfAnUndoneOne(
      @ForAll("turns") List<ExtentProgram.Turn> turns) {
    try (HeapFixture heap = HeapFixture.with(new Things(), DUMPING)) {
      ExtentProgram.Model model = new ExtentProgram.Model();
      for (ExtentProgram.Turn turn : turns) {
        model = run(turn, heap, model);

        assertThat(heap.run("dump()"), is("\"" + model.dump() + "\""));
      }
    }
  }

  /** Runs a turn that prints what it sees at its end; gives what the next turn should see. */
  private static ExtentProgram.Model run(
      ExtentProgram.Turn turn, HeapFixture heap, ExtentProgram.Model before) {
    ExtentProgram.Model after = before.copy();
    after.run(turn);
    String source = turn.source();
    return switch (turn.end()) {
      case COMPLETES -> {
        assertThat(heap.run(source + "dump()"), is("\"" + after.dump() + "\""));
        yield after;
      }
      case COMPLETES_AND_RESTARTS -> {
        heap.run(source);
        heap.restart();
        yield after;
      }
      case IS_UNDONE -> {
        assertThat(
            heap.fails(source + "throw dump();").lines().findFirst().orElse(""),
            is("test.js:" + lastLine(source) + ": uncaught \"" + after.dump() + "\""));
        yield before;
      }
      case IS_UNDONE_BY_THE_CHECKPOINT -> {
        heap.fails(source + "unstorable = hostObject();");
        yield before;
      }
      case IS_UNDONE_AND_RESTARTS -> {
        heap.fails(source + "throw 0;");
        heap.restart();
        yield before;
      }
    };
  }

  private static long lastLine(String source) {
    return source.lines().count() + 1;
  }
}
