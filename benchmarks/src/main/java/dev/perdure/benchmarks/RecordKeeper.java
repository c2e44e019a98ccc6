package dev.perdure.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Who keeps records durably. Confined to one thread. */
interface RecordKeeper extends AutoCloseable {

  /** Those who are compared, in the order of the columns. */
  enum Contestant {
    PERDURE("Perdure"),
    SQLITE("SQLite"),
    H2("H2"),
    H2_SYNCED("H2, synced");

    private final String label;

    Contestant(String label) {
      this.label = label;
    }

    /** How tables call it. */
    String label() {
      return label;
    }

    /** An empty keeper in an empty directory. */
    RecordKeeper open(Path directory, RecordKind kind) throws SQLException {
      return switch (this) {
        case PERDURE -> new ModelKeeper(directory, kind);
        case SQLITE -> new DatabaseKeeper(Database.SQLITE, directory, kind);
        case H2 -> new DatabaseKeeper(Database.H2, directory, kind);
        case H2_SYNCED -> new DatabaseKeeper(Database.H2_SYNCED, directory, kind);
      };
    }
  }

  /** What is done to each of some records. */
  enum Work {
    CREATE("create", "created"),
    WRITE("write", "one attribute written, through a reference"),
    FIND_AND_WRITE("findAndWrite", "the same, found by its id first"),
    UPDATE("update", "the same, by update()"),
    DESTROY("destroy", "destroyed");

    private final String function;
    private final String label;

    Work(String function, String label) {
      this.function = function;
      this.label = label;
    }

    /** The function of {@link RecordKind#program()} that does it. */
    String function() {
      return function;
    }

    /** How tables call it. */
    String label() {
      return label;
    }
  }

  /** Does the work on so many records from a number on, in one turn or transaction. */
  void apply(Work work, int from, int count) throws SQLException;

  /** Prepares for work on records that were created. */
  void finishCreation() throws SQLException;

  @Override
  void close() throws IOException, SQLException;
}
