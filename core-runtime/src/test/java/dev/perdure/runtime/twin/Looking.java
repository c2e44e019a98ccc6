package dev.perdure.runtime.twin;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import java.util.ArrayList;
import java.util.List;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * Lets a program compare its states before and after a block, and keeps what differs where nothing
 * is undone. Confined to the turn thread.
 */
final class Looking implements RuntimeExtension {

  /** Defines {@code undoing}, which calls a block and compares. */
  static final String UNDOING = RandomProgram.read("undoing.js");

  /** Blocks that are looked at; a program may call one from a loop. */
  private static final int MOST_LOOKS = 20;

  private final List<String> differences = new ArrayList<>();
  private int looks;
  private int comparisons;
  private boolean isLooking;

  @Override
  public String name() {
    return "looking";
  }

  @Override
  public void install(ExtensionContext context) {
    ScriptableObject global = context.global();
    HostFunctions.define(global, "isLooking", 0, (cx, scope, self, args) -> isLooking);
    HostFunctions.define(
        global,
        "looking",
        1,
        (cx, scope, self, args) -> {
          isLooking = ScriptRuntime.toBoolean(args[0]);
          return Undefined.instance;
        });
    HostFunctions.define(
        global, "mayLook", 0, (cx, scope, self, args) -> !isLooking && ++looks <= MOST_LOOKS);
    HostFunctions.define(
        global,
        "compare",
        3,
        (cx, scope, self, args) -> {
          compare(text(args[0]), text(args[1]), text(args[2]));
          return Undefined.instance;
        });
  }

  private static String text(Object value) {
    return ScriptRuntime.toString(value);
  }

  private void compare(String before, String after, String block) {
    comparisons++;
    if (!before.contains("\n")) {
      differences.add("No snapshot: " + before + "\n" + block);
    } else if (!before.equals(after)) {
      differences.add(difference(before, after) + "\nafter\n" + block);
    }
  }

  private static String difference(String before, String after) {
    List<String> was = before.lines().toList();
    List<String> is = after.lines().toList();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
      String one = i < was.size() ? was.get(i) : "";
      String other = i < is.size() ? is.get(i) : "";
      if (!one.equals(other)) {
        text.append("\n- ").append(one).append("\n+ ").append(other);
      }
    }
    return text.toString();
  }

  /**
   * The state of a heap between turns. In a turn that is undone, because looking changes iterators.
   */
  String at(HeapFixture heap) {
    isLooking = true;
    try {
      return heap.fails("throw " + RandomProgram.DUMP + ";").replace("\\n", "\n");
    } finally {
      isLooking = false;
    }
  }

  /** What blocks that were undone have left behind. */
  List<String> differences() {
    return List.copyOf(differences);
  }

  /** How many undone blocks were looked at. */
  int comparisons() {
    return comparisons;
  }
}
