package dev.perdure.conformance.way;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of ours that make the harness, or built-ins, suspend a test. */
enum Instrument {
  /** None. */
  NONE(List.of()),
  /** At each assertion. */
  ASSERTS(List.of("suspend-at-asserts.js")),
  /** At each step of a generator and each wait for a promise, too. */
  STEPS(List.of("suspend-at-asserts.js", "suspend-at-steps.js"));

  // The lists are immutable, though their type does not say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> files;

  Instrument(List<String> files) {
    this.files = files;
  }

  /** The programs, to be run behind the harness. */
  List<String> sources() {
    return files.stream().map(Instrument::read).toList();
  }

  private static String read(String file) {
    try (InputStream in = Instrument.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The resource \"" + file + "\" is missing.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
