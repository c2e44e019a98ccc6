package dev.perdure.benchmarks;

/**
 * Records of three attributes, and what is asked of them: as a model, and as the table of a
 * database with the same constraints.
 */
enum RecordKind {
  PLAIN("plain", "name: 'string', number: 'integer', amount: 'number'", "", ""),

  VALIDATED(
      "required, length, format, min",
      """
      name: { type: 'string', required: true, length: { minimum: 3, maximum: 200 },
              format: /^record [0-9]+$/ },
      number: { type: 'integer', required: true, min: 0 },
      amount: { type: 'number', min: 0 }
      """,
      "not null check (length(name) between 3 and 200) check (PATTERN)",
      "not null check (number >= 0)"),

  UNIQUE(
      "unique",
      "name: { type: 'string', unique: true }, number: 'integer', amount: 'number'",
      "unique",
      ""),

  OWNED(
      "belongsTo one of 1,000, inverse kept",
      "name: 'string', number: 'integer', amount: 'number'",
      "",
      "");

  static final int OWNERS = 1_000;

  private static final String FUNCTIONS =
      """
      var records = [];

      function create(from, count) {
        for (var i = from; i < from + count; i++) {
          Record.create({ name: 'record ' + i, number: i, amount: i / 7 OWNER });
        }
      }

      function keep() { records = Record.all().toArray(); }

      function write(from, count) {
        for (var i = from; i < from + count; i++) records[i].number++;
      }

      function findAndWrite(from, count) {
        for (var i = from; i < from + count; i++) Record.find(i + 1).number++;
      }

      function update(from, count) {
        for (var i = from; i < from + count; i++) records[i].update({ number: i + 1 });
      }

      function destroy(from, count) {
        for (var i = from; i < from + count; i++) records[i].destroy();
      }
      undefined;
      """;

  private static final String OWNER_MODEL =
      """
      var Owner = Model.define('Owner', {
        attributes: { name: 'string' },
        hasMany: { records: { of: 'Record', inverse: 'owner' } }
      });
      var owners = [];
      for (var i = 0; i < 1000; i++) owners.push(Owner.create({ name: 'owner ' + i }));
      """;

  private final String label;
  private final String attributes;
  private final String constraintsOfName;
  private final String constraintsOfNumber;

  RecordKind(
      String label, String attributes, String constraintsOfName, String constraintsOfNumber) {
    this.label = label;
    this.attributes = attributes;
    this.constraintsOfName = constraintsOfName;
    this.constraintsOfNumber = constraintsOfNumber;
  }

  /** How tables call it. */
  String label() {
    return label;
  }

  boolean hasOwner() {
    return this == OWNED;
  }

  /** Which owner the record of a number has: drawn from all of them, the same in each run. */
  static int ownerOf(int number) {
    return number * 7 % OWNERS;
  }

  /** Defines the model, and the functions that work on its records. */
  String program() {
    String owner = hasOwner() ? "belongsTo: { owner: { of: 'Owner', inverse: 'records' } }" : "";
    return (hasOwner() ? OWNER_MODEL : "")
        + "var Record = Model.define('Record', { attributes: { "
        + attributes
        + " }, "
        + owner
        + " });\n"
        + FUNCTIONS.replace("OWNER", hasOwner() ? ", owner: owners[i * 7 % 1000]" : "");
  }

  /** The statements that make the tables. */
  String[] tables(Database database) {
    String key = database.primaryKey();
    String owner = hasOwner() ? ", owner integer not null references owners(id)" : "";
    String records =
        "create table records (id "
            + key
            + ", name varchar "
            + constraintsOfName.replace("PATTERN", database.patternOfName())
            + ", number integer "
            + constraintsOfNumber
            + ", amount double precision "
            + (this == VALIDATED ? "check (amount >= 0)" : "")
            + owner
            + ")";
    return hasOwner()
        ? new String[] {
          "create table owners (id " + key + ", name varchar)",
          records,
          "create index records_of_owner on records(owner)"
        }
        : new String[] {records};
  }
}
