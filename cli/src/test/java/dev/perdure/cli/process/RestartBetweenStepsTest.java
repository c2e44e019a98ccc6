package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program cannot tell whether its process was killed between two of its turns. */
class RestartBetweenStepsTest {

  /** Each step builds on state that earlier ones have left, of as many kinds as there are steps. */
  private static final List<String> STEPS =
      List.of(
          "var tick = (function () { var n = 0; return function () { return ++n; }; })(); tick()",
          "var list = [tick(), , 'three']; list.extra = list; list.length",
          "var map = new Map([[list, 'by identity'], ['k', new Set([1, tick()])]]); map.get(list)",
          "function Animal(name) { this.name = name; } Animal.prototype.speak = function () {"
              + " return this.name + tick(); }; var rex = new Animal('rex'); rex.speak()",
          "Object.defineProperty(rex, 'loud', { get: function () { return this.speak() + '!'; } });"
              + " rex.loud",
          "list.push(rex, map.get('k')); list.extra[3] === rex && list[4].has(3)",
          "var late = []; setTimeout(function (word) { late.push(word, tick()); }, 0, 'timer'); 1",
          "late.push('line'); late.join()",
          "list[0] = 99; throw new Error('undone ' + list[0])",
          "list[0] + ' ' + tick()",
          "var frozen = Object.freeze({ when: new Date(0), like: /a+/gi }); frozen.like.test('aa')",
          "frozen.when.setDate(2); frozen.when.getTime() + ' ' + frozen.like.lastIndex",
          "Array.prototype.last = function () { return this[this.length - 1]; }; late.last()",
          "var kept = Promise.resolve(tick()).then(function (n) { late.push(n); }); late.length",
          "delete list[2]; Object.keys(list).join() + (2 in list) + late.last()",
          "map.get(list) + rex.loud + [1, 2].last() + list.extra.length + Object.isFrozen(frozen)");

  @TempDir private Path directory;

  @Test
  void aKillAfterAnyStepChangesNoOutput() throws Exception {
    List<String> expected = outputs(STEPS.size());

    for (int restartAfter = 1; restartAfter < STEPS.size(); restartAfter++) {
      assertThat(
          "killed after \"" + STEPS.get(restartAfter - 1) + "\"",
          outputs(restartAfter),
          is(expected));
    }
  }

  @Test
  void aKillAfterEachStepChangesNoOutput() throws Exception {
    List<String> expected = outputs(STEPS.size());

    Path place = Files.createTempDirectory(directory, "each");
    List<String> actual = new ArrayList<>();
    for (String step : STEPS) {
      try (ShellProcess shell = ShellProcess.open(place)) {
        actual.add(shell.enter(step));
        shell.kill();
      }
    }

    assertThat(actual, is(expected));
  }

  private List<String> outputs(int restartAfter) throws Exception {
    Path place = Files.createTempDirectory(directory, "restart");
    List<String> outputs = new ArrayList<>();
    try (ShellProcess shell = ShellProcess.open(place)) {
      for (String step : STEPS.subList(0, restartAfter)) {
        outputs.add(shell.enter(step));
      }
      shell.kill();
    }
    if (restartAfter < STEPS.size()) {
      try (ShellProcess shell = ShellProcess.open(place)) {
        for (String step : STEPS.subList(restartAfter, STEPS.size())) {
          outputs.add(shell.enter(step));
        }
        shell.kill();
      }
    }
    return outputs;
  }
}
