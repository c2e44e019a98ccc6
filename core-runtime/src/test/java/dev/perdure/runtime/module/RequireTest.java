package dev.perdure.runtime.module;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.turn.TurnOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code require} finds, what it runs, and what the heap keeps of it. */
final class RequireTest {

  @TempDir Path folder;

  private void file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines));
  }

  private String require(String name) {
    return "require('" + folder.resolve(name) + "')";
  }

  @Test
  void aModuleSeesItsNameAndItsFolder() throws IOException {
    file("m.js", "exports.names = [__filename, __dirname, module.filename, this === exports];");
    Path real = folder.toRealPath();

    try (HeapFixture heap = HeapFixture.open()) {
      assertThat(
          heap.run(require("m") + ".names"),
          is("[\"" + real + "/m.js\", \"" + real + "\", \"" + real + "/m.js\", true]"));
    }
  }

  @Test
  void requestsAreRelativeToTheModuleThatMakesThem() throws IOException {
    file("a/one.js", "module.exports = 'one' + require('./two') + require('../b/three.js');");
    file("a/two.js", "module.exports = 'two';");
    file("b/three.js", "module.exports = 'three';");

    try (HeapFixture heap = HeapFixture.open()) {
      assertThat(heap.run(require("a/one")), is("\"onetwothree\""));
    }
  }

  @Test
  void aFolderIsWhatItsPackageSaysOrItsIndex() throws IOException {
    file("named/package.json", "{ \"main\": \"lib/start\" }");
    file("named/lib/start.js", "module.exports = 'start';");
    file("nested/package.json", "{ \"main\": \"lib\" }");
    file("nested/lib/index.js", "module.exports = 'index of lib';");
    file("plain/index.js", "module.exports = 'index';");

    try (HeapFixture heap = HeapFixture.open()) {
      assertThat(
          heap.run("[" + require("named") + "," + require("nested") + "," + require("plain") + "]"),
          is("[\"start\", \"index of lib\", \"index\"]"));
    }
  }

  @Test
  void packagesAreLookedForUpwards() throws IOException {
    file("node_modules/tool/index.js", "module.exports = 'tool' + require('other/part');");
    file("node_modules/other/part.json", "[1, 2]");
    file("app/deep/main.js", "module.exports = require('tool');");

    try (HeapFixture heap = HeapFixture.open()) {
      assertThat(heap.run(require("app/deep/main")), is("\"tool1,2\""));
    }
  }

  @Test
  void modulesThatRequireEachOtherSeeWhatWasExportedSoFar() throws IOException {
    file("a.js", "exports.early = 1; exports.seen = require('./b').seen; exports.late = 2;");
    file("b.js", "var a = require('./a'); exports.seen = [a.early, a.late];");

    try (HeapFixture heap = HeapFixture.open()) {
      assertThat(heap.run(require("a") + ".seen"), is("[1, undefined]"));
    }
  }

  @Test
  void aModuleRunsOnceInTheLifeOfAHeap() throws IOException {
    file("counter.js", "var n = 0; print('runs'); exports.next = function () { return ++n; };");

    try (HeapFixture heap = HeapFixture.open("var c = " + require("counter") + "; c.next();")) {
      heap.restart();

      assertThat(heap.run(require("counter") + ".next() + ' ' + c.next()"), is("\"2 3\""));
      assertThat(heap.printed(), is("runs\n"));
    }
  }

  @Test
  void aModuleRequiresAfterARestartWhatItDidNotRequireBefore() throws IOException {
    file("lazy.js", "exports.load = function () { return require('./later'); };");
    file("later.js", "module.exports = 'later';");

    try (HeapFixture heap = HeapFixture.open("var lazy = " + require("lazy"))) {
      heap.restart();

      assertThat(heap.run("lazy.load()"), is("\"later\""));
    }
  }

  @Test
  void aModuleOfATurnThatWasUndoneRunsAgain() throws IOException {
    file("m.js", "module.exports = 1; print('runs');");

    try (HeapFixture heap = HeapFixture.open()) {
      heap.fails(require("m") + "; throw new Error('stop');");
      heap.run(require("m"));

      assertThat(heap.printed(), is("runs\n"));
      assertThat(heap.run("Object.keys(require.cache).length"), is("1"));
    }
  }

  @Test
  void aModuleThatFailsIsNotCached() throws IOException {
    file("bad.js", "exports.half = 1; throw new Error('no');");

    try (HeapFixture heap = HeapFixture.open()) {
      assertThat(
          heap.run(
              "try { "
                  + require("bad")
                  + " } catch (e) { [e.message, Object.keys(require.cache)]; }"),
          is("[\"no\", []]"));
    }
  }

  @Test
  void aModuleThatIsTakenFromTheCacheRunsAgain() throws IOException {
    file("m.js", "module.exports = 'old';");
    try (HeapFixture heap = HeapFixture.open(require("m"))) {
      file("m.js", "module.exports = 'new';");
      heap.restart();
      assertThat(heap.run(require("m")), is("\"old\""));

      heap.run("delete require.cache[require.resolve('" + folder.resolve("m") + "')];");

      assertThat(heap.run(require("m")), is("\"new\""));
    }
  }

  @Test
  void aMissingModuleIsNamedWithThePlacesThatWereLookedAt() throws IOException {
    file("m.js", "require('./missing');");

    try (HeapFixture heap = HeapFixture.open()) {
      assertThat(
          heap.fails(require("m")),
          allOf(
              startsWith(folder.toRealPath() + "/m.js:1: Error: Cannot find the module"),
              containsString("\"./missing\" from the folder \"" + folder.toRealPath() + "\"."),
              containsString("Looked for: " + folder.toRealPath() + "/missing.\n")));
      assertThat(
          heap.run("try { require('no such') } catch (e) { e.code }"), is("\"MODULE_NOT_FOUND\""));
    }
  }

  @Test
  void anErrorOfAModuleHasItsFileAndLine() throws IOException {
    file("m.js", "// A comment.", "exports.f = function () {", "  missing.name;", "};");
    file("syntax.js", "", "var = 1;");
    file("data.json", "{ \"a\": }");

    try (HeapFixture heap = HeapFixture.open()) {
      Path real = folder.toRealPath();
      assertThat(heap.fails(require("m") + ".f()"), startsWith(real + "/m.js:3: ReferenceError"));
      assertThat(heap.fails(require("syntax")), startsWith(real + "/syntax.js:2: SyntaxError"));
      assertThat(
          heap.fails(require("data")),
          containsString("SyntaxError: Cannot parse the module \"" + real + "/data.json\""));
      assertThat(heap.fails("require(1)"), containsString("TypeError: require expects the path"));
    }
  }

  @Test
  void aProgramRunsAgainWhenAModuleOfItHasChangedAndOnlyWhatDependsOnItIsNew() throws IOException {
    file("main.js", "var user = require('./user'), stable = require('./stable');");
    file("user.js", "module.exports = 'uses ' + require('./part');");
    file("part.js", "module.exports = 'old';");
    file("stable.js", "exports.n = 0;");
    Path program = folder.resolve("main.js");

    try (HeapFixture heap = HeapFixture.open()) {
      heap.runtime().runProgram(program, List.of());
      heap.run("stable.n = 7;");
      file("part.js", "module.exports = 'new';");
      heap.restart();
      TurnOutcome outcome = heap.runtime().runProgram(program, List.of());

      assertThat(outcome, is(instanceOf(TurnOutcome.Completed.class)));
      assertThat(heap.run("[user, stable.n]"), is("[\"uses new\", 7]"));
    }
  }

  @Test
  void aProgramRequiresRelativeToItsFile() throws IOException {
    file("app/main.js", "var part = require('./part'); function main() { require('./late'); }");
    file("app/part.js", "module.exports = 'part';");
    file("app/late.js", "print('late');");

    try (HeapFixture heap = HeapFixture.open()) {
      heap.runtime().runProgram(folder.resolve("app/main.js"), List.of());

      assertThat(heap.printed(), is("late\n"));
      assertThat(heap.run("part"), is("\"part\""));
    }
  }

  @Test
  void aModuleIsStrictIfItSaysSo() throws IOException {
    file("strict.js", "'use strict';", "exports.f = function () { undeclared = 1; };");
    file("sloppy.js", "exports.f = function () { declaredNow = 1; };");

    try (HeapFixture heap = HeapFixture.open()) {
      assertThat(heap.fails(require("strict") + ".f()"), containsString("undeclared"));
      assertThat(heap.run(require("sloppy") + ".f(); declaredNow"), is("1"));
    }
  }
}
