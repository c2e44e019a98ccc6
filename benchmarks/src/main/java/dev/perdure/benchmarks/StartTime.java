package dev.perdure.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a new process takes from its start to the first answer, with more and more objects in
 * the heap: the launcher, with its class archive, and a shell that is fed one line.
 */
final class StartTime implements Benchmark {

  private static final int MOST_ROUNDS = 15;

  /** A process to start: its arguments, its input, and a text that its answer has. */
  private record Start(String label, List<String> arguments, String input, String answer) {}

  @Override
  public void run(Setting setting) throws IOException, InterruptedException {
    List<Start> starts = new ArrayList<>();
    starts.add(new Start("(perdure --version)", List.of("--version"), "", "."));
    for (ObjectHeap heap : TurnCost.HEAPS) {
      heap.open(setting).close();
      starts.add(startOf(heap, setting));
    }
    List<Samples> nanos = starts.stream().map(start -> new Samples()).toList();
    int rounds = Math.min(MOST_ROUNDS, setting.rounds());
    // The first round makes the archive and fills the file cache: it does not count.
    for (int round = -1; round < rounds; round++) {
      for (int i = 0; i < starts.size(); i++) {
        long taken = nanosToAnswer(starts.get(i));
        if (round >= 0) {
          nanos.get(i).add(taken);
        }
      }
    }
    print(setting, starts, nanos);
  }

  private static Start startOf(ObjectHeap heap, Setting setting) throws IOException {
    int middle = heap.objects() / 2;
    String line = "all[%d][%d].name%n".formatted(middle / 1000, middle % 1000);
    return new Start(
        heap.label(),
        List.of("shell", "--heap", heap.directory(setting).toString()),
        line,
        "object " + middle);
  }

  private static long nanosToAnswer(Start start) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("perdure.home", "."), "perdure").toString());
    command.addAll(start.arguments);
    Path errors = Files.createTempFile("perdure-benchmark", ".err");
    long begin = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try (OutputStream input = process.getOutputStream()) {
      input.write(start.input.getBytes(StandardCharsets.UTF_8));
    }
    long answered = 0;
    StringBuilder seen = new StringBuilder();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        seen.append(line).append('\n');
        if (answered == 0 && line.contains(start.answer)) {
          answered = System.nanoTime();
        }
      }
    }
    process.waitFor();
    if (answered == 0) {
      throw new IllegalStateException(
          command + " did not answer " + start.answer + " but: " + seen + Files.readString(errors));
    }
    Files.delete(errors);
    return answered - begin;
  }

  private static void print(Setting setting, List<Start> starts, List<Samples> nanos) {
    Table table =
        new Table(
            "From the start of a process to the first answer",
            "objects in the heap",
            "median",
            "to 10³",
            "slowest tenth");
    for (int i = 0; i < starts.size(); i++) {
      Samples samples = nanos.get(i);
      table.row(
          starts.get(i).label,
          Table.millis(samples.median()),
          Table.ratio(samples.median(), nanos.get(1).median()),
          Table.millis(samples.percentile(90)));
    }
    table.print(setting.report());
  }
}
