package dev.perdure.cli.testing;

import dev.perdure.testing.TestFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A failure as people read it. Stateless. */
final class FailureText {

  private FailureText() {}

  /** Place, message, source line, values and calls, a line each; without a line end. */
  static String of(TestFailure failure) {
    StringBuilder text = new StringBuilder();
    String place = place(failure);
    if (place != null) {
      text.append(place).append(": ");
    }
    text.append(failure.message());
    String source = sourceLine(failure);
    if (source != null) {
      text.append("\n  ").append(source.strip());
    }
    if (failure.expected() != null) {
      text.append("\nexpected: ").append(failure.expected());
    }
    if (failure.actual() != null) {
      text.append("\nactual:   ").append(failure.actual());
    }
    if (failure.calls().lines().count() > 1) {
      text.append('\n').append(shortened(failure.calls()));
    }
    return text.toString();
  }

  /** File and line; null if they are not known. */
  static @Nullable String place(TestFailure failure) {
    String file = failure.file();
    return file == null ? null : shortened(file) + ":" + failure.line();
  }

  /** Files below the current directory are named from there. */
  private static String shortened(String text) {
    return text.replace(Path.of("").toAbsolutePath() + "/", "");
  }

  private static @Nullable String sourceLine(TestFailure failure) {
    String file = failure.file();
    if (file == null) {
      return null;
    }
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines.skip(failure.line() - 1L).findFirst().orElse(null);
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      // Code that came from somewhere else, such as from eval.
      return null;
    }
  }
}
