package dev.perdure.runtime.script;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The libraries of JavaScript on the class path, as a folder of packages. Stateless. */
final class WebJars {

  private static final String ROOT = "META-INF/resources/webjars";

  private WebJars() {}

  /** Copies each library to a folder of its name, without its version. */
  static void copyTo(Path packages) throws IOException, URISyntaxException {
    for (URL url : Collections.list(WebJars.class.getClassLoader().getResources(ROOT))) {
      URI jar = URI.create(url.toString().substring(0, url.toString().indexOf('!')));
      try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
        for (Path library : list(files.getPath(ROOT))) {
          for (Path version : list(library)) {
            copy(version, packages.resolve(library.getFileName().toString()));
          }
        }
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        String name = each.toString();
        Path copy = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else if (name.endsWith(".js") || name.endsWith(".json")) {
          Files.copy(each, copy);
        }
      }
    }
  }
}
