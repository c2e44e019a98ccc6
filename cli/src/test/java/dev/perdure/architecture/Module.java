package dev.perdure.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A module of the build. A class belongs to the module that compiles it, whatever its package: the
 * core has classes in the engine's package.
 */
enum Module {
  CORE_RUNTIME("core-runtime"),
  XODUS_HEAP("xodus-heap"),
  QUERY_LANGUAGE("query-language"),
  SCHEMA_FRAMEWORK("schema-framework"),
  TEST_FRAMEWORK("test-framework"),
  CLI("cli");

  private final String directory;

  Module(String directory) {
    this.directory = directory;
  }

  /** The classes that this build has made, without those of tests. */
  static JavaClasses importAll() {
    List<Path> outputs =
        Arrays.stream(values()).map(Module::output).filter(Files::isDirectory).toList();
    return new ClassFileImporter().importPaths(outputs);
  }

  private Path output() {
    return Path.of("..", directory, "target", "classes").toAbsolutePath().normalize();
  }

  private boolean has(JavaClass javaClass) {
    return javaClass
        .getSource()
        .map(Source::getUri)
        .filter(uri -> uri.getScheme().equals("file"))
        .map(uri -> Path.of(uri).startsWith(output()))
        .orElse(false);
  }

  /** The classes of some modules. */
  static DescribedPredicate<JavaClass> anyOf(Collection<Module> modules) {
    return DescribedPredicate.describe(
        "classes of " + modules,
        javaClass -> modules.stream().anyMatch(module -> module.has(javaClass)));
  }

  /** The classes of one module. */
  DescribedPredicate<JavaClass> classes() {
    return anyOf(List.of(this));
  }
}
