package dev.perdure.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A heap of five million objects, about a gigabyte of records, in a process with 256 MiB: it is
 * opened, walked in one turn, changed and queried.
 */
final class MemoryBound implements Benchmark {

  /** In all five million objects, arrays included. */
  private static final LargeHeap HEAP = new LargeHeap(4_000_000, 950_000);

  /** The program alone. */
  private static final LargeHeap EMPTY = new LargeHeap(0, 0);

  private static final String SMALL = "-Xmx256m";

  /** Building is not what is measured here; it needs no more, but is faster with more. */
  private static final String LARGE = "-Xmx1g";

  /** What a process has told. */
  private record Figures(Map<String, Double> byName) {
    double of(String name) {
      Double figure = byName.get(name);
      if (figure == null) {
        throw new IllegalStateException("The process did not tell \"" + name + "\".");
      }
      return figure;
    }
  }

  @Override
  public void run(Setting setting) throws IOException, InterruptedException {
    Path large = built(setting, "memory-large", HEAP);
    Path empty = built(setting, "memory-empty", EMPTY);
    Figures idle = figures(SMALL, "idle", large, HEAP);
    Figures nothing = figures(SMALL, "idle", empty, EMPTY);
    Figures use = figures(SMALL, "use", large, HEAP);
    double objects = HEAP.leaves() * 1.0101 + HEAP.members();
    Table table = new Table("Five million objects under " + SMALL, "what", "figure");
    table.row("objects", Table.figure(objects));
    table.row("the heap's directory", megabytes(sizeOf(large)));
    table.row("open, and a first turn", Table.millis(use.of("open")));
    walk(table, "walk of the tree, one turn", use.of("tree"), HEAP.leaves());
    walk(table, "walk of the linked list, one turn", use.of("list"), HEAP.leaves());
    walk(table, "walk that changes one in 1000, one turn", use.of("change"), HEAP.leaves());
    walk(table, "query over the extent that counts", use.of("query"), HEAP.members());
    walk(table, "query over the extent that sorts", use.of("first"), HEAP.members());
    table.row("most memory that the process had, Java itself included", megabytes(use.of("peak")));
    table.row("of Java's heap when it was done", megabytes(use.of("afterUse")));
    table.row("of Java's heap when all was evicted", megabytes(use.of("afterEviction")));
    table.row("of Java's heap in a process with an empty heap", megabytes(nothing.of("used")));
    table.row(
        "more than that for an object of a large one that is idle",
        Table.figure((idle.of("used") - nothing.of("used")) / objects) + " B");
    table.print(setting.report());
  }

  private static void walk(Table table, String what, double nanos, int objects) {
    table.row(
        what, "%.1f s; %s objects/s".formatted(nanos / 1e9, Table.figure(objects / nanos * 1e9)));
  }

  private static String megabytes(double bytes) {
    return Table.figure(bytes / (1 << 20)) + " MiB";
  }

  /** Makes the heap if it is not there from an earlier run. */
  private static Path built(Setting setting, String name, LargeHeap heap)
      throws IOException, InterruptedException {
    Path directory = setting.directory(name + "-" + heap.leaves() + "-" + heap.members());
    Path finished = directory.resolveSibling(directory.getFileName() + ".finished");
    if (!Files.exists(finished)) {
      figures(LARGE, "build", directory, heap);
      Files.createFile(finished);
    }
    return directory;
  }

  private static double sizeOf(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(MemoryBound::sizeOfFile).sum();
    }
  }

  private static long sizeOfFile(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Figures figures(String memory, String what, Path directory, LargeHeap heap)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(memory);
    String options = System.getProperty("perdure.small", "");
    Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SmallProcess.class.getName(), what, directory.toString()));
    command.addAll(List.of(String.valueOf(heap.leaves()), String.valueOf(heap.members())));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Map<String, Double> figures = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int equals = line.indexOf('=');
        figures.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The process failed: " + String.join(" ", command));
    }
    return new Figures(figures);
  }
}
