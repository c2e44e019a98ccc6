package dev.perdure.conformance.suite;

import java.util.ArrayList;
import java.util.List;

/**
 * One test file, to be run as sloppy or as strict code. Immutable.
 *
 * @param path the file below the suite's folder of tests, with slashes
 * @param strict whether the source is made strict
 * @param source the file's content
 */
public record TestCase(String path, boolean strict, FrontMatter matter, String source) {

  /** The directive that makes a test strict, on a line of its own. */
  public static final String STRICT_DIRECTIVE = "\"use strict\";\n";

  /** The program to run. */
  public String program() {
    return strict ? STRICT_DIRECTIVE + source : source;
  }

  /** The name of the test in reports. */
  public String name() {
    return path + (strict ? " (strict)" : "");
  }

  /** Whether it ends when it says so, not when its program ends. */
  public boolean isAsync() {
    return matter.flags().contains("async");
  }

  /** Whether it makes further realms. */
  public boolean needsRealms() {
    return source.contains("createRealm");
  }

  /** The files of the harness that are run before it, in this order. */
  public List<String> harness() {
    if (matter.flags().contains("raw")) {
      return List.of();
    }
    List<String> files = new ArrayList<>(List.of("assert.js", "sta.js"));
    if (isAsync()) {
      files.add("doneprintHandle.js");
    }
    for (String file : matter.includes()) {
      if (!files.contains(file)) {
        files.add(file);
      }
    }
    return files;
  }
}
