package dev.perdure.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What {@code isValid()} costs a record, by the number of its rules, and each rule alone. All
 * models have the same attributes; the records are valid. Processor time.
 */
final class ValidationCost implements Benchmark {
  private static final int RECORDS = 500;
  private static final int WARM_UP = 15;
  private static final int MOST_ROUNDS = 15;

  /** A rule, and the attribute that it is of. */
  private record Rule(String attribute, String source) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("name", "required: true"),
          new Rule("name", "length: { minimum: 3, maximum: 200 }"),
          new Rule("name", "format: /^record [0-9]+$/"),
          new Rule("number", "min: 0"),
          new Rule("number", "max: 1000000"),
          new Rule("code", "required: true"),
          new Rule("code", "inclusion: ['a', 'b', 'c']"),
          new Rule("amount", "numericality: { greaterThan: 0 }"),
          new Rule("amount", "validate: function (value) { return value < 1000000; }"),
          new Rule("address", "email: true"));

  /** A model with some of the rules. */
  private record Rules(String label, List<Rule> rules) {

    String program(String name) {
      return "var %s = Model.define('%s', { attributes: { %s } });\nvar records%s = []; undefined"
          .formatted(
              name,
              name,
              List.of("name", "code", "address", "number", "amount").stream()
                  .map(this::attribute)
                  .collect(Collectors.joining(", ")),
              name);
    }

    private String attribute(String name) {
      String type =
          switch (name) {
            case "number" -> "integer";
            case "amount" -> "number";
            default -> "string";
          };
      return rules.stream()
          .filter(rule -> rule.attribute.equals(name))
          .map(Rule::source)
          .collect(Collectors.joining(", ", name + ": { type: '" + type + "', ", " }"));
    }
  }

  private static final List<Rules> BY_COUNT =
      IntStream.of(0, 1, 5, 10)
          .mapToObj(
              count -> new Rules(count == 1 ? "1 rule" : count + " rules", RULES.subList(0, count)))
          .toList();

  private static final List<Rules> ALONE =
      RULES.stream().map(rule -> new Rules(rule.source, List.of(rule))).toList();

  /** What a model's records took. */
  private static final class Series {
    final Samples fresh = new Samples();
    final Samples saved = new Samples();
  }

  @Override
  public void run(Setting setting) throws IOException {
    int rounds = Math.min(MOST_ROUNDS, setting.rounds());
    List<Series> byCount = measure(setting, BY_COUNT, rounds);
    Series none = byCount.get(0);
    Table table =
        new Table(
            "isValid(), for each record, medians of " + rounds + " rounds",
            "model",
            "not saved yet",
            "more for each rule",
            "saved",
            "more for each rule");
    for (int i = 0; i < BY_COUNT.size(); i++) {
      int rules = BY_COUNT.get(i).rules.size();
      Series series = byCount.get(i);
      table.row(
          BY_COUNT.get(i).label,
          time(series.fresh),
          more(series.fresh, none.fresh, rules),
          time(series.saved),
          more(series.saved, none.saved, rules));
    }
    table.print(setting.report());
    List<Series> alone = measure(setting, ALONE, rounds);
    Table each = new Table("One rule, beside none", "rule", "not saved yet", "saved");
    for (int i = 0; i < ALONE.size(); i++) {
      each.row(
          "`" + ALONE.get(i).label + "`",
          more(alone.get(i).fresh, none.fresh, 1),
          more(alone.get(i).saved, none.saved, 1));
    }
    each.print(setting.report());
  }

  private static String time(Samples nanos) {
    return Table.micros(nanos.median() / RECORDS);
  }

  private static String more(Samples nanos, Samples none, int rules) {
    return rules == 0 ? "" : Table.micros((nanos.median() - none.median()) / RECORDS / rules);
  }

  /** All models are in one heap and take turns. */
  private static List<Series> measure(Setting setting, List<Rules> models, int rounds)
      throws IOException {
    List<Series> all = new ArrayList<>();
    Path directory = Files.createTempDirectory(setting.directory("validations"), "records");
    try (OpenHeap heap = OpenHeap.openWithModels(directory)) {
      heap.evaluate(
          """
          function make(model, count) {
            var list = [];
            for (var i = 0; i < count; i++) {
              list.push(new model({ name: 'record ' + i, code: 'b', address: 'ann' + i + '@x.org',
                                    number: i, amount: 1 + i / 7 }));
            }
            return list;
          }
          function validate(list) {
            for (var i = 0; i < list.length; i++) {
              if (!list[i].isValid()) throw new Error(list[i].errors.fullMessages().join());
            }
          }
          undefined;
          """);
      for (int i = 0; i < models.size(); i++) {
        heap.evaluate(models.get(i).program("Model" + i));
        heap.evaluate(
            ("recordsModel%d = make(Model%d, %d);"
                    + " recordsModel%d.forEach(function (r) { r.saveOrThrow(); }); undefined")
                .formatted(i, i, RECORDS, i));
        all.add(new Series());
      }
      for (int round = -WARM_UP; round < rounds; round++) {
        for (int i = 0; i < models.size(); i++) {
          Series series = round < 0 ? new Series() : all.get(i);
          String fresh = "clocked(validate, make(Model%d, %d)); undefined".formatted(i, RECORDS);
          String saved = "clocked(validate, recordsModel%d); undefined".formatted(i);
          series.fresh.add(heap.clocked(fresh).get(0).nanos());
          series.saved.add(heap.clocked(saved).get(0).nanos());
        }
      }
    } finally {
      HeapRates.delete(directory);
    }
    return all;
  }
}
