package dev.perdure.conformance.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A checkout of the suite: folders {@code harness} and {@code test}. Thread-safe. */
public final class Suite {

  private static final String FIXTURE = "_FIXTURE";

  private final Path tests;
  private final Path harness;
  private final Path directory;
  private final Map<String, String> harnessFiles = new ConcurrentHashMap<>();

  /**
   * Names a checkout.
   *
   * @throws SuiteException if it is none
   */
  public Suite(Path directory) {
    this.directory = directory;
    tests = directory.resolve("test");
    harness = directory.resolve("harness");
    if (!Files.isDirectory(tests) || !Files.isDirectory(harness)) {
      throw new SuiteException(
          "There is no conformance suite in \""
              + directory
              + "\": it has folders \"harness\" and \"test\". Check out tc39/test262 there.",
          null);
    }
  }

  /** The commit that is checked out, if that can be told. */
  public @Nullable String commit() {
    try {
      String head = Files.readString(directory.resolve(".git/HEAD")).strip();
      if (head.startsWith("ref: ")) {
        Path branch = directory.resolve(".git").resolve(head.substring("ref: ".length()));
        return Files.readString(branch).strip();
      }
      return head;
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * The test files, in order.
   *
   * @param prefixes of their paths below the folder of tests; none for all
   * @param skipped prefixes of the paths of files to leave out
   */
  public List<String> files(List<String> prefixes, List<String> skipped) {
    try (Stream<Path> walk = Files.walk(tests)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> tests.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".js") && !name.contains(FIXTURE))
          .filter(name -> prefixes.isEmpty() || prefixes.stream().anyMatch(name::startsWith))
          .filter(name -> skipped.stream().noneMatch(name::startsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one or two tests that a file holds; none if it is a module. */
  public List<TestCase> cases(String file) {
    String source = read(tests.resolve(file));
    FrontMatter matter = FrontMatter.read(source, file);
    Set<String> flags = matter.flags();
    List<TestCase> cases = new ArrayList<>();
    if (flags.contains("module")) {
      return cases;
    }
    if (!flags.contains("onlyStrict") || flags.contains("raw")) {
      cases.add(new TestCase(file, false, matter, source));
    }
    if (!flags.contains("noStrict") && !flags.contains("raw")) {
      cases.add(new TestCase(file, true, matter, source));
    }
    return cases;
  }

  /** The content of a file of the harness. */
  public String harness(String name) {
    return harnessFiles.computeIfAbsent(name, file -> read(harness.resolve(file)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SuiteException("\"" + file + "\" cannot be read: " + e, e);
    }
  }
}
