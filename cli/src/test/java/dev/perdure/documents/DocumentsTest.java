package dev.perdure.documents;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.perdure.runtime.store.MemoryHeapStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The documents are true: each block of code in them runs and gives what it says, and each link
 * leads somewhere. The blocks of a page share a directory and run in their order.
 */
@DisabledOnOs(OS.WINDOWS)
class DocumentsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");

  @TempDir private static Path directories;

  @TestFactory
  Stream<DynamicContainer> everyBlockIsTrue() throws IOException {
    List<DynamicContainer> pages = new ArrayList<>();
    for (Path page : pages()) {
      pages.add(dynamicContainer(ROOT.relativize(page).toString(), testsOf(page)));
    }
    return pages.stream();
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      LINK.matcher(BLOCK.matcher(Files.readString(page)).replaceAll(""))
          .results()
          .map(link -> link.group(1))
          .filter(target -> !Files.exists(page.resolveSibling(target)))
          .forEach(target -> broken.add(ROOT.relativize(page) + ": " + target));
    }

    assertThat(broken, is(empty()));
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      pages.add(ROOT.resolve(name));
    }
    try (Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
      below.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    assertThat(pages.size(), is(greaterThan(10)));
    return pages;
  }

  private static List<DynamicTest> testsOf(Path page) throws IOException {
    Path directory = Files.createTempDirectory(directories, "page");
    Map<String, MemoryHeapStore> heaps = new HashMap<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (Block block : Block.of(page)) {
      tests.add(dynamicTest(block.toString(), () -> check(block, directory, heaps)));
    }
    return tests;
  }

  private static void check(Block block, Path directory, Map<String, MemoryHeapStore> heaps)
      throws IOException, InterruptedException {
    switch (block.language()) {
      case "js" -> checkJavaScript(block, directory, heaps);
      case "console" -> new Session(block, directory).play();
      case "pql", "pql-condition", "pql-ordering" -> {
        // The query language has its own test for these: it knows what they are about.
      }
      case "text" -> {
        // For people.
      }
      default -> throw new AssertionError("CONTRIBUTING.md knows no block \"" + block + "\".");
    }
  }

  private static void checkJavaScript(
      Block block, Path directory, Map<String, MemoryHeapStore> heaps) throws IOException {
    switch (block.kind()) {
      case "js", "js deviation", "js refused", "js syntax" -> {
        MemoryHeapStore heap = MemoryHeapStore.create("documents");
        heaps.put("current", heap);
        new Program(block).run(heap);
      }
      case "js continued" -> {
        MemoryHeapStore heap = heaps.get("current").reopen();
        heaps.put("current", heap);
        new Program(block).run(heap);
      }
      default -> {
        String file = block.kind().replaceFirst("^js file=", "");
        assertThat(block.toString(), file.equals(block.kind()), is(false));
        Files.writeString(directory.resolve(file), block.text());
      }
    }
  }
}
