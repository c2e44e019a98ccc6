package dev.perdure.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps records in a database: statements are prepared once, and executed for one record each, as a
 * program does that makes its records one by one.
 */
final class DatabaseKeeper implements RecordKeeper {
  private final Database database;
  private final boolean hasOwner;
  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement update;
  private final PreparedStatement delete;

  DatabaseKeeper(Database database, Path directory, RecordKind kind) throws SQLException {
    this.database = database;
    hasOwner = kind.hasOwner();
    connection = database.connect(directory);
    try (Statement statement = connection.createStatement()) {
      for (String table : kind.tables(database)) {
        statement.execute(table);
      }
      for (int i = 0; hasOwner && i < RecordKind.OWNERS; i++) {
        statement.execute("insert into owners (name) values ('owner " + i + "')");
      }
    }
    database.commit(connection);
    insert =
        connection.prepareStatement(
            hasOwner
                ? "insert into records (name, number, amount, owner) values (?, ?, ?, ?)"
                : "insert into records (name, number, amount) values (?, ?, ?)");
    update = connection.prepareStatement("update records set number = number + 1 where id = ?");
    delete = connection.prepareStatement("delete from records where id = ?");
  }

  @Override
  public void apply(Work work, int from, int count) throws SQLException {
    for (int i = from; i < from + count; i++) {
      switch (work) {
        case CREATE -> insert(i);
        case WRITE, FIND_AND_WRITE, UPDATE -> changeOne(update, i);
        case DESTROY -> changeOne(delete, i);
      }
    }
    database.commit(connection);
  }

  private void insert(int number) throws SQLException {
    insert.setString(1, "record " + number);
    insert.setInt(2, number);
    insert.setDouble(3, number / 7.0);
    if (hasOwner) {
      insert.setInt(4, RecordKind.ownerOf(number) + 1);
    }
    insert.executeUpdate();
  }

  /** Identities begin with 1, numbers with 0. */
  private static void changeOne(PreparedStatement statement, int number) throws SQLException {
    statement.setInt(1, number + 1);
    if (statement.executeUpdate() != 1) {
      throw new IllegalStateException("There is no record with the number " + number + ".");
    }
  }

  @Override
  public void finishCreation() {
    // Its statements find records by their identities.
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    update.close();
    delete.close();
    connection.close();
  }
}
