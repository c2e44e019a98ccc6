package dev.perdure.benchmarks;

/** One measurement: prints a table, in Markdown, to the report. */
interface Benchmark {

  /** Measures, and prints what it found. */
  void run(Setting setting) throws Exception;
}
