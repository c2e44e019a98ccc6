package dev.perdure.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs benchmarks by their names. */
final class Benchmarks {

  private static final int DEFAULT_ROUNDS = 100;

  private static final Map<String, Benchmark> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("turns", new TurnCost());
    BY_NAME.put("start", new StartTime());
    BY_NAME.put("durable", new DurableTurn());
    BY_NAME.put("loops", new LoopComparison());
    BY_NAME.put("rates", new HeapRates());
    BY_NAME.put("pages", new PageCost());
    BY_NAME.put("transactions", new TransactionCost());
    BY_NAME.put("engine", new EngineSuite());
    BY_NAME.put("memory", new MemoryBound());
    BY_NAME.put("models", new RecordCreation());
    BY_NAME.put("changes", new RecordChanges());
    BY_NAME.put("tracking", new DirtyTrackingCost());
    BY_NAME.put("navigation", new Navigation());
    BY_NAME.put("validations", new ValidationCost());
  }

  private Benchmarks() {}

  /** The benchmark's name, or "all", and options. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path directory = Path.of(System.getProperty("java.io.tmpdir"), "perdure-benchmarks");
    int rounds = DEFAULT_ROUNDS;
    int size = Setting.USUAL_SIZE;
    Path suite = null;
    String name = "";
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (argument.startsWith("--directory=")) {
        directory = Path.of(argument.substring("--directory=".length()));
      } else if (argument.startsWith("--rounds=")) {
        rounds = Integer.parseInt(argument.substring("--rounds=".length()));
      } else if (argument.startsWith("--size=")) {
        size = Integer.parseInt(argument.substring("--size=".length()));
      } else if (argument.startsWith("--suite=")) {
        suite = Path.of(argument.substring("--suite=".length()));
      } else if (argument.equals("--suite") && i + 1 < arguments.length) {
        suite = Path.of(arguments[++i]);
      } else if (name.isEmpty() && !argument.startsWith("-")) {
        name = argument;
      } else {
        explain(out, argument);
        return;
      }
    }
    if (!name.equals("all") && !BY_NAME.containsKey(name)) {
      explain(out, name);
      return;
    }
    Machine.describe(out);
    Setting setting = new Setting(directory, rounds, size, out, suite);
    for (String each : name.equals("all") ? BY_NAME.keySet() : List.of(name)) {
      Benchmark benchmark = BY_NAME.get(each);
      if (benchmark != null) {
        benchmark.run(setting);
      }
    }
  }

  private static void explain(PrintStream out, String argument) {
    if (!argument.isEmpty()) {
      out.println("There is no benchmark or option \"" + argument + "\".");
    }
    out.println(
        "Usage: benchmarks/run NAME [--directory=DIRECTORY] [--rounds=NUMBER] [--size=NUMBER]"
            + " [--suite=DIRECTORY]");
    out.println("NAME is \"all\" or one of: " + String.join(", ", BY_NAME.keySet()) + ".");
  }
}
