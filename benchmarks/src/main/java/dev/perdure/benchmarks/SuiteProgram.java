package dev.perdure.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program of the engine suite, which is not part of this repository. */
enum SuiteProgram {
  RICHARDS("richards", 0),
  DELTABLUE("deltablue", 0),
  RAYTRACE("raytrace", 0),
  EARLEY("earley-boyer", 0),
  BOYER("earley-boyer", 1),
  SPLAY("splay", 0);

  /** The part of a program that makes what it works on. */
  static final String SET_UP = "suiteBenchmark.Setup();\n";

  /** A function that does the program's work once. */
  static final String WORK = "(function () { suiteBenchmark.run(); })";

  /** The part of a program that checks what it has done, if it does. */
  static final String CHECK = "suiteBenchmark.TearDown();\n";

  private final String file;
  private final int index;

  SuiteProgram(String file, int index) {
    this.file = file;
    this.index = index;
  }

  /** What the report calls it. */
  String label() {
    return this == EARLEY ? "earley-boyer: earley" : this == BOYER ? "earley-boyer: boyer" : file;
  }

  /** The program's source, from a checkout of the suite. */
  String load(Path suite) throws IOException {
    return read(suite, "base")
        + read(suite, file)
        + "var suiteBenchmark = BenchmarkSuite.suites[0].benchmarks["
        + index
        + "];\nBenchmarkSuite.ResetRNG();\n";
  }

  private static String read(Path suite, String file) throws IOException {
    return Files.readString(suite.resolve(file + ".js"), StandardCharsets.UTF_8) + "\n";
  }
}
