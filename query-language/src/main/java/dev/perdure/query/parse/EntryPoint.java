package dev.perdure.query.parse;

/** What kind of text is read; it decides what may stand at its beginning. */
enum EntryPoint {
  QUERY("\"from\" or \"select\"", "the query"),
  FILTER("a condition", "the condition"),
  ORDERING("an expression to order by", "the ordering"),
  SELECTION("an expression to select", "the selection"),
  GROUPING("an expression to group by", "the grouping");

  private final String beginning;
  private final String noun;

  EntryPoint(String beginning, String noun) {
    this.beginning = beginning;
    this.noun = noun;
  }

  String beginning() {
    return beginning;
  }

  String noun() {
    return noun;
  }
}
