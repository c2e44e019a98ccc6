package dev.perdure.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in Markdown: the first column is text, the others are figures. */
final class Table {
  private final String title;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String title, String... columns) {
    this.title = title;
    rows.add(List.of(columns));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  void print(PrintStream out) {
    out.println();
    out.println("**" + title + "**");
    out.println();
    for (int i = 0; i < rows.size(); i++) {
      out.println("| " + String.join(" | ", rows.get(i)) + " |");
      if (i == 0) {
        out.println("|---" + "|--:".repeat(rows.get(0).size() - 1) + "|");
      }
    }
  }

  /** A figure with about three digits. */
  static String figure(double value) {
    double size = Math.abs(value);
    String format = size >= 100 || size == 0 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  /** A figure with a times sign. */
  static String ratio(double value, double base) {
    return figure(value / base) + "×";
  }

  static String micros(double nanos) {
    return figure(nanos / 1e3) + " µs";
  }

  static String millis(double nanos) {
    return figure(nanos / 1e6) + " ms";
  }
}
