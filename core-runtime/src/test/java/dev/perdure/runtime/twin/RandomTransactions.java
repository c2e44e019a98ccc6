package dev.perdure.runtime.twin;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random statements with transactions in transactions. A block of level 2 has the parameter {@code
 * tx2}, as have all that are inside of it.
 */
final class RandomTransactions {

  /** How deep most programs nest blocks, and some. */
  private static final int USUAL_LEVELS = 4;

  private static final int MOST_LEVELS = 9;

  private sealed interface Part {
    String source(int level);
  }

  private record Statement(String text) implements Part {
    @Override
    public String source(int level) {
      return text + "\n";
    }
  }

  /**
   * A block.
   *
   * @param place the statement from which it is called
   * @param guard what becomes of an exception
   * @param outer the block around it that it may roll back, counted round
   */
  private record Block(Form form, String place, String guard, List<Part> parts, int outer)
      implements Part {
    @Override
    public String source(int level) {
      StringBuilder body = new StringBuilder("function (tx" + level + ") {\n");
      parts.forEach(part -> body.append(part.source(level + 1)));
      String end =
          form.end()
              .replace("$TX", "tx" + level)
              .replace("$OUTER", "tx" + (Math.floorMod(outer, level) + 1));
      body.append(end).append(end.isEmpty() ? "}" : "\n}");
      String call = form.call().replace("$BODY", body);
      return guard.replace("$HERE", place.replace("$HERE", call)) + "\n";
    }
  }

  /** How a block is called, and its last statement. */
  private record Form(String call, String end) {}

  private static final String[] CALLS = {
    "undoing(g, $BODY)",
    "undoing(g, $BODY)",
    "undoing(g, $BODY)",
    "undoing(g, $BODY)",
    "undoing(g, $BODY)",
    "undoing(g, $BODY)",
    "undoing(g, $BODY, { name: 'named' })",
    "undoing(g, $BODY, { readOnly: true })",
  };

  private static final String[] ENDS = {
    "",
    "",
    "return $R;",
    "return { made: $V };",
    "throw $V;",
    "throw new Error('thrown');",
    "$R.no.such();",
    "rollback($V);",
    "rollback();",
    "throw new Rollback($V);",
    "$TX.rollback($V);",
    "leave($OUTER, $V);",
    "leave($OUTER, $S);",
    "try { rollback($V); } catch (e) { $R = e; } $S[$K] = $V;",
    "try { leave($OUTER, 1); } catch (e) { log.push(e); } $R = $V;",
    // Objects that were made in the block, and leave it.
    "$R = { made: 1 }; throw { leaked: $R };",
    "throw { leaked: { n: $V, list: [$R, 1], self: g } };",
    "throw { leaked: new Map([[$K, $V], [$R, { deep: $S }]]) };",
    "var it = counting($V); it.next(); $R = it; throw { leaked: it };",
    "makeClosures($V); closures[1]($R); throw { leaked: closures };",
    "throw { leaked: (function (v) { return function () { return v; }; })($R) };",
    "$R = pending(); $R.then(logging('leaked')); throw { leaked: $R };",
    "throw { leaked: [new Date(7), /l/g, new Set([$V]), trapping({ a: 1 }), mapped(1, 2)] };",
    "var o = Object.create($R); o.self = o; o.list = [1, 2, 3]; $S[$K] = o; throw o;",
    "$R = new Uint8Array([1, 2]); $R.more = $S; throw { leaked: $R.buffer, view: $R };",
  };

  private static final Form[] RETURNING = {
    new Form("transaction($BODY)", ""),
    new Form("transaction($BODY)", "return $R;"),
    new Form("transaction($BODY)", "tryTo(function () { $R = { made: $V }; }); return $R;"),
    new Form("transaction($BODY, { name: 'named' })", "$R = $TX.level;"),
  };

  private static final String[] UNDONE_ENDS = {
    "throw $V;",
    "rollback($V);",
    "throw new Rollback($V);",
    "$TX.rollback($V);",
    "try { rollback(); } catch (e) { $R = e; } $S[$K] = $V;",
  };

  private static final String[] GUARDS = {
    "$HERE",
    "$HERE",
    "$HERE",
    "tryTo(function () { $HERE });",
    "tryTo(function () { $HERE });",
    "try { $HERE } catch (e) { $R = e; }",
    "try { $HERE } catch (e) { var o = e && e.leaked || {}; $R = o; o[$K] = $V; o.more = { o: $S }; log.push(e); }",
    "try { $HERE } catch (e) { if (e instanceof Rollback) throw e; $R = [e]; }",
    "try { $HERE } finally { $R[$K] = $V; }",
  };

  private RandomTransactions() {}

  /**
   * One statement of a program that looks at its state before and after each block, with what
   * {@code undoing.js} defines. It throws nothing.
   */
  static Arbitrary<String> undoing() {
    Arbitrary<Part> statement =
        Arbitraries.frequencyOf(
                Tuple.of(4, RandomProgram.statement()), Tuple.of(1, RandomProgram.unguarded()))
            .map(Statement::new);
    Arbitrary<Form> form =
        Combinators.combine(Arbitraries.of(CALLS), RandomProgram.filled(Arbitraries.of(ENDS)))
            .as(Form::new);
    return nested(statement, form, RandomProgram.filled(Arbitraries.of(GUARDS)))
        .map(source -> "whatever(function () {\n" + source + "});\n");
  }

  /** One statement with blocks that all return. */
  static Arbitrary<String> returning() {
    return guarded(filled(RETURNING));
  }

  /**
   * One statement with blocks that return, called with {@code transaction}, and blocks that are
   * undone, called with {@code undone(block, throwsAfterwards)}. No exception leaves a block that
   * returns.
   */
  static Arbitrary<String> returningOrUndone() {
    Arbitrary<Form> undone =
        Combinators.combine(
                Arbitraries.of("undone($BODY)", "undone($BODY, true)"),
                RandomProgram.filled(Arbitraries.of(UNDONE_ENDS)))
            .as(Form::new);
    return guarded(Arbitraries.oneOf(filled(RETURNING), undone));
  }

  private static Arbitrary<Form> filled(Form[] forms) {
    return Arbitraries.of(forms)
        .flatMap(
            form ->
                RandomProgram.filled(Arbitraries.just(form.end()))
                    .map(end -> new Form(form.call(), end)));
  }

  private static Arbitrary<String> guarded(Arbitrary<Form> form) {
    return nested(
        RandomProgram.statement().map(Statement::new),
        form,
        Arbitraries.just("tryTo(function () { $HERE });"));
  }

  /** A statement with blocks in it, or none. */
  private static Arbitrary<String> nested(
      Arbitrary<Part> statement, Arbitrary<Form> form, Arbitrary<String> guard) {
    Arbitrary<Part> usual = part(statement, form, guard, USUAL_LEVELS);
    Arbitrary<Part> deep = part(statement, form, guard, MOST_LEVELS);
    return Arbitraries.frequencyOf(Tuple.of(19, usual), Tuple.of(1, deep))
        .map(part -> part.source(1));
  }

  private static Arbitrary<Part> part(
      Arbitrary<Part> statement, Arbitrary<Form> form, Arbitrary<String> guard, int levels) {
    Arbitrary<Part> inner = levels == 0 ? statement : part(statement, form, guard, levels - 1);
    Arbitrary<Part> block =
        Combinators.combine(
                form,
                RandomProgram.filled(Arbitraries.of(BlockPlaces.TEMPLATES)),
                guard,
                inner.list().ofMinSize(1).ofMaxSize(3),
                Arbitraries.integers().between(0, MOST_LEVELS))
            .as(Block::new);
    return Arbitraries.frequencyOf(Tuple.of(1, statement), Tuple.of(1, block));
  }
}
