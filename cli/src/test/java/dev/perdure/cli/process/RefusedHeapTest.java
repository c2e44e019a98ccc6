package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heap that cannot be used is refused with a reason and exit code 3, and is not touched. */
class RefusedHeapTest {

  @TempDir private Path directory;
  private Path heap;

  @BeforeEach
  void makeAHeap() throws Exception {
    heap = directory.resolve("heap");
    try (ShellProcess shell = ShellProcess.open(directory)) {
      shell.enter("var list = []; for (var i = 0; i < 1000; i++) list.push('item ' + i);");
      shell.enter("var n = 1;");
      shell.end();
    }
  }

  @Test
  void aSecondProcessIsToldWhoHoldsTheHeapAndTheFirstGoesOn() throws Exception {
    try (ShellProcess first = ShellProcess.open(directory)) {
      first.enter("n = 2;");

      String message = refusal();

      assertThat(
          message,
          allOf(
              containsString("The heap \"heap\" is in use by process " + first.process().pid()),
              containsString("--heap")));
      assertThat(first.enter("n = n + 1"), is("3\n"));
      first.kill();
    }
    try (ShellProcess next = ShellProcess.open(directory)) {
      assertThat(next.enter("n"), is("3\n"));
    }
  }

  @Test
  void aHeapOfANewerFormatIsRefused() throws Exception {
    Path format = heap.resolve("perdure-heap");
    Files.writeString(format, Files.readString(format).replace("format=1", "format=1000"));

    assertThat(
        refusalOfUntouched(),
        allOf(containsString("\"heap\" has format 1000"), containsString("later one")));
  }

  @Test
  void aLogThatLostItsEndIsRefused() throws Exception {
    Path log = lastLogFile();
    byte[] bytes = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(bytes, bytes.length - 300));

    assertThat(refusalOfUntouched(), containsString("damaged"));
  }

  @Test
  void anEmptiedLogIsRefused() throws Exception {
    Files.write(lastLogFile(), new byte[0]);

    assertThat(refusalOfUntouched(), containsString("damaged"));
  }

  @Test
  void aMissingLogIsRefused() throws Exception {
    Files.delete(lastLogFile());

    assertThat(refusalOfUntouched(), containsString("damaged"));
  }

  @Test
  void aFlippedBitIsRefused() throws Exception {
    Path log = lastLogFile();
    byte[] bytes = Files.readAllBytes(log);
    bytes[bytes.length / 2] ^= 4;
    Files.write(log, bytes);

    assertThat(refusalOfUntouched(), containsString("damaged"));
  }

  @Test
  void aDirectoryOfOtherThingsIsNoHeap() throws Exception {
    heap = Files.createDirectory(directory.resolve("photos"));
    Files.writeString(heap.resolve("beach.jpg"), "sand");

    assertThat(
        refusalOfUntouched(),
        allOf(containsString("\"photos\" is not a heap"), containsString("beach.jpg")));
  }

  @Test
  void aFileIsNoHeap() throws Exception {
    heap = Files.writeString(directory.resolve("notes.txt"), "text");

    assertThat(refusalOfUntouched(), containsString("\"notes.txt\" is a file, not a heap"));
  }

  private Path lastLogFile() throws IOException {
    try (Stream<Path> files = Files.list(heap.resolve("log"))) {
      return files.filter(file -> file.toString().endsWith(".xd")).sorted().toList().get(0);
    }
  }

  private String refusalOfUntouched() throws Exception {
    Map<String, Integer> before = contents();

    String message = refusal();

    assertThat(contents(), is(before));
    return message;
  }

  /** What a shell says when it refuses the heap: one message, no prompt, no trace. */
  private String refusal() throws Exception {
    String name = directory.relativize(heap).toString();
    try (PerdureProcess shell = PerdureProcess.start(directory, "shell", "--heap", name)) {
      assertThat(shell.awaitExit(), is(3));
      assertThat(shell.output(), is(emptyString()));
      assertThat(shell.errors(), not(containsString("\tat ")));
      return shell.errors();
    }
  }

  private Map<String, Integer> contents() throws IOException {
    Map<String, Integer> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(heap)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(heap.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }
}
