package dev.perdure.runtime.module;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a module is, by the rules of CommonJS that are usual. Stateless. */
final class ModuleFiles {

  /** Reads the member {@code main} of a package.json; null if there is none. */
  interface MainOfPackage {
    @Nullable String read(Path packageFile);
  }

  private static final String INDEX = "index";
  private static final String FOLDER_OF_PACKAGES = "node_modules";

  private final MainOfPackage mains;

  ModuleFiles(MainOfPackage mains) {
    this.mains = mains;
  }

  /**
   * Finds the file of a module.
   *
   * @param folder where a relative request starts, and from where a folder of packages is looked
   *     for, upwards
   * @param request {@code ./file}, {@code ../folder}, an absolute path, or the name of a package
   * @param tried is given each place that was looked at
   * @return the file, absolute; null if there is none
   */
  @Nullable Path find(Path folder, String request, List<Path> tried) {
    try {
      if (isPath(request)) {
        return at(folder.resolve(request), request.endsWith("/"), tried);
      }
      for (Path each : foldersOfPackages(folder)) {
        Path found = at(each.resolve(request), request.endsWith("/"), tried);
        if (found != null) {
          return found;
        }
      }
      return null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static boolean isPath(String request) {
    return request.equals(".")
        || request.equals("..")
        || request.startsWith("./")
        || request.startsWith("../")
        || Path.of(request).isAbsolute();
  }

  private static List<Path> foldersOfPackages(Path folder) {
    List<Path> folders = new ArrayList<>();
    for (Path each = folder.toAbsolutePath().normalize(); each != null; each = each.getParent()) {
      if (!each.endsWith(FOLDER_OF_PACKAGES)) {
        folders.add(each.resolve(FOLDER_OF_PACKAGES));
      }
    }
    return folders;
  }

  private @Nullable Path at(Path place, boolean mustBeFolder, List<Path> tried) {
    Path path = place.toAbsolutePath().normalize();
    tried.add(path);
    Path file = mustBeFolder ? null : asFile(path);
    return file != null ? file : asFolder(path);
  }

  private static @Nullable Path asFile(Path path) {
    for (String ending : new String[] {"", ".js", ".json"}) {
      Path file = path.resolveSibling(path.getFileName() + ending);
      if (Files.isRegularFile(file)) {
        return real(file);
      }
    }
    return null;
  }

  private @Nullable Path asFolder(Path path) {
    if (!Files.isDirectory(path)) {
      return null;
    }
    Path packageFile = path.resolve("package.json");
    if (Files.isRegularFile(packageFile)) {
      String main = mains.read(packageFile);
      if (main != null && !main.isEmpty()) {
        Path named = path.resolve(main).normalize();
        Path file = asFile(named);
        if (file == null) {
          file = asFile(named.resolve(INDEX));
        }
        if (file != null) {
          return file;
        }
      }
    }
    return asFile(path.resolve(INDEX));
  }

  /** One file is one module, by whatever links it was found. */
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  /**
   * Reads a module's text.
   *
   * @throws IOException if it cannot be read; with a message for the program's author
   */
  static String read(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (MalformedInputException e) {
      throw new IOException("Cannot read the module \"" + file + "\": it is not UTF-8.", e);
    } catch (IOException e) {
      throw new IOException("Cannot read the module \"" + file + "\": " + e + ".", e);
    }
  }
}
