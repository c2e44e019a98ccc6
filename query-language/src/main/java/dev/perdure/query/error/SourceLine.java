package dev.perdure.query.error;

/**
 * The line of a query's text on which a span starts, and how it is shown with a caret under it.
 *
 * <p>Immutable.
 *
 * @param number the line's number, from 1
 * @param line the line without its end
 * @param column the column at which the span starts, from 1
 * @param endColumn the column after the span's last character on this line
 */
record SourceLine(int number, String line, int column, int endColumn) {

  /** A longer line is cut around the span, so that the caret stays in sight. */
  private static final int MAXIMUM_WIDTH = 100;

  private static final int CONTEXT_BEFORE = 60;
  private static final String CUT = "… ";

  static SourceLine at(String text, Span span) {
    int start = Math.min(span.start(), text.length());
    int lineStart = start;
    while (lineStart > 0 && !isLineEnd(text.charAt(lineStart - 1))) {
      lineStart--;
    }
    int lineEnd = start;
    while (lineEnd < text.length() && !isLineEnd(text.charAt(lineEnd))) {
      lineEnd++;
    }
    int end = Math.min(Math.max(span.end(), start + 1), Math.max(lineEnd, start + 1));
    return new SourceLine(
        lineNumber(text, lineStart),
        text.substring(lineStart, lineEnd),
        start - lineStart + 1,
        end - lineStart + 1);
  }

  private static int lineNumber(String text, int lineStart) {
    int number = 1;
    for (int i = 0; i < lineStart; i++) {
      char c = text.charAt(i);
      boolean isCarriageReturnOfPair = c == '\r' && text.charAt(i + 1) == '\n';
      if (isLineEnd(c) && !isCarriageReturnOfPair) {
        number++;
      }
    }
    return number;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  void appendTo(StringBuilder report) {
    String shown = line;
    int caret = column - 1;
    if (line.length() > MAXIMUM_WIDTH) {
      int from = Math.max(0, caret - CONTEXT_BEFORE);
      int to = Math.min(line.length(), from + MAXIMUM_WIDTH);
      shown = (from > 0 ? CUT : "") + line.substring(from, to) + (to < line.length() ? " …" : "");
      caret += (from > 0 ? CUT.length() : 0) - from;
    }
    String gutter = "  " + number + " | ";
    report.append('\n').append(gutter).append(shown);
    report.append('\n').append(" ".repeat(gutter.length() - 2)).append("| ");
    for (int i = 0; i < caret; i++) {
      report.append(i < shown.length() && shown.charAt(i) == '\t' ? '\t' : ' ');
    }
    report.append("^".repeat(endColumn - column));
  }
}
