package dev.perdure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.IVersionProvider;

/** The version of Perdure, as the build wrote it, and of the Java that it runs on. */
final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {
      "Perdure " + projectVersion(),
      "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"
    };
  }

  private static String projectVersion() throws IOException {
    try (InputStream version = VersionText.class.getResourceAsStream("version.txt")) {
      if (version == null) {
        throw new FileNotFoundException("This build lacks its file \"version.txt\"");
      }
      return new String(version.readAllBytes(), UTF_8).strip();
    }
  }
}
