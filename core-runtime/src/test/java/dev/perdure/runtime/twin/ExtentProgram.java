package dev.perdure.runtime.twin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random turns on one extent, as JavaScript and as what they do to a sorted map. */
final class ExtentProgram {

  /** What a statement does with the extent. */
  enum Action {
    ADD,
    REMOVE,
    ADD_NEXT,
    REMOVE_WHILE_WALKING,
    ADD_WHILE_WALKING
  }

  /**
   * A statement.
   *
   * @param id a number or a string
   */
  record Statement(Action action, Object id) {
    String source() {
      return switch (action) {
        case ADD -> "if (!extent.has(" + literal() + ")) extent.add(" + literal() + ", {});\n";
        case REMOVE -> "extent.remove(" + literal() + ");\n";
        case ADD_NEXT -> "extent.add(extent.nextId(), {});\n";
        case REMOVE_WHILE_WALKING -> "extent.each(function (m) { extent.remove(m.id); });\n";
        case ADD_WHILE_WALKING ->
            "extent.each(function () { extent.add(extent.nextId(), {}); });\n";
      };
    }

    private String literal() {
      return id instanceof String text ? "'" + text + "'" : id.toString();
    }
  }

  /** A turn. */
  record Turn(List<Statement> statements, End end) {
    String source() {
      StringBuilder source = new StringBuilder();
      statements.forEach(statement -> source.append(statement.source()));
      return source.toString();
    }
  }

  enum End {
    COMPLETES,
    IS_UNDONE,
    IS_UNDONE_BY_THE_CHECKPOINT,
    COMPLETES_AND_RESTARTS,
    IS_UNDONE_AND_RESTARTS
  }

  /** Numbers by value, before strings by code unit. */
  private static final Comparator<Object> BY_ID =
      (one, other) -> {
        if (one instanceof Number first) {
          return other instanceof Number second
              ? Double.compare(first.doubleValue(), second.doubleValue())
              : -1;
        }
        return other instanceof Number ? 1 : one.toString().compareTo(other.toString());
      };

  /** What an extent should be. */
  static final class Model {
    private final Map<Object, Boolean> members = new TreeMap<>(BY_ID);
    private double nextId = 1;

    Model copy() {
      Model copy = new Model();
      copy.members.putAll(members);
      copy.nextId = nextId;
      return copy;
    }

    void run(Turn turn) {
      turn.statements.forEach(this::run);
    }

    private void run(Statement statement) {
      switch (statement.action) {
        case ADD -> add(statement.id);
        case REMOVE -> members.remove(statement.id);
        case ADD_NEXT -> add(nextId);
        case REMOVE_WHILE_WALKING -> members.clear();
        case ADD_WHILE_WALKING -> {
          int walked = members.size();
          for (int i = 0; i < walked; i++) {
            add(nextId);
          }
        }
      }
    }

    private void add(Object id) {
      members.put(id, true);
      if (id instanceof Number number && number.doubleValue() >= nextId) {
        nextId = Math.floor(number.doubleValue()) + 1;
      }
    }

    /** What the program's dump shows. */
    String dump() {
      List<String> ids = new ArrayList<>();
      members.keySet().forEach(id -> ids.add(text(id)));
      return String.join(",", ids) + " count " + members.size() + " next " + text(nextId);
    }

    private static String text(Object id) {
      return id instanceof Number number
          ? org.mozilla.javascript.ScriptRuntime.toString(number.doubleValue())
          : id.toString();
    }
  }

  private ExtentProgram() {}

  static Arbitrary<List<Turn>> turns() {
    Arbitrary<Object> id =
        Arbitraries.of(-7.0, -1.5, 0.0, 1.0, 1.5, 2.0, 3.0, 12.0, "", "1", "a", "ab", "\u00e9");
    Arbitrary<List<Statement>> statements =
        Combinators.combine(actions(), id).as(Statement::new).list().ofMinSize(1).ofMaxSize(5);
    return Combinators.combine(statements, Arbitraries.of(End.class))
        .as(Turn::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  /** Most only add and remove, or the extent would always be empty, or huge. */
  private static Arbitrary<Action> actions() {
    return Arbitraries.of(
        Action.ADD,
        Action.ADD,
        Action.ADD,
        Action.REMOVE,
        Action.REMOVE,
        Action.ADD_NEXT,
        Action.REMOVE_WHILE_WALKING,
        Action.ADD_WHILE_WALKING);
  }
}
