package dev.perdure.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The report for programs, as JSON with every difference. Stateless. */
final class JsonReport {

  private static final int FIRST_PRINTABLE = 0x20;

  private JsonReport() {}

  /** Writes a report. */
  static void write(Findings findings, Appendable out) {
    try {
      StringBuilder json = new StringBuilder();
      json.append("{\n  \"commit\": ").append(quoted(findings.commit()));
      json.append(",\n  \"files\": ").append(findings.filesRun());
      json.append(",\n  \"tests\": ").append(findings.tests());
      json.append(",\n  \"stockPasses\": ").append(findings.stockPasses());
      json.append(",\n  \"ways\": [");
      String separator = "\n";
      for (Comparison each : findings.comparisons()) {
        json.append(separator);
        appendWay(json, each);
        separator = ",\n";
      }
      out.append(json.append("\n  ]\n}\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void appendWay(StringBuilder json, Comparison comparison) {
    json.append("    {\n      \"way\": ").append(quoted(comparison.way().name()));
    json.append(",\n      \"tests\": ").append(comparison.run());
    json.append(",\n      \"same\": ").append(comparison.same());
    json.append(",\n      \"refused\": ").append(comparison.refused());
    json.append(",\n      \"notApplicable\": ").append(comparison.notApplicable());
    json.append(",\n      \"reloads\": ").append(comparison.reloads());
    json.append(",\n      \"refusals\": ").append(comparison.refusals());
    appendGroups(json, "differences", comparison.differences());
    appendGroups(json, "refusedTests", comparison.refusedTests());
    appendGroups(json, "unsuitable", comparison.unsuitable());
    json.append(",\n      \"improvements\": [");
    String separator = "\n";
    for (Iterator<String> tests = comparison.improvements().iterator(); tests.hasNext(); ) {
      json.append(separator).append("        ").append(quoted(tests.next()));
      separator = ",\n";
    }
    json.append("\n      ]\n    }");
  }

  private static void appendGroups(
      StringBuilder json, String name, Map<String, List<Comparison.Difference>> groups) {
    json.append(",\n      ").append(quoted(name)).append(": [");
    String separator = "\n";
    for (Map.Entry<String, List<Comparison.Difference>> group : groups.entrySet()) {
      for (Comparison.Difference each : group.getValue()) {
        json.append(separator).append("        {\"test\": ").append(quoted(each.test()));
        json.append(", \"group\": ").append(quoted(group.getKey()));
        json.append(", \"reason\": ").append(quoted(each.reason())).append('}');
        separator = ",\n";
      }
    }
    json.append("\n      ]");
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < FIRST_PRINTABLE || Character.isSurrogate(c)) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
