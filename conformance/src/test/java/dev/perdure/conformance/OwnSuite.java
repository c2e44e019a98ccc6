package dev.perdure.conformance;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The suite of our own, in the layout of test262. */
public final class OwnSuite {

  private OwnSuite() {}

  /** Where it is. */
  public static Path directory() {
    try {
      return Path.of(OwnSuite.class.getResource("suite").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
