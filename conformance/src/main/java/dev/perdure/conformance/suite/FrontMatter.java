package dev.perdure.conformance.suite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a test file says about itself, in YAML between {@code /*---} and {@code ---* /}. Immutable.
 *
 * @param includes files of the harness, beside those that every test needs
 * @param flags such as {@code onlyStrict}
 * @param features names of the parts of the language that the test needs
 * @param negative how the test must fail; null if it must not
 */
public record FrontMatter(
    List<String> includes, Set<String> flags, Set<String> features, @Nullable Negative negative) {

  /**
   * The error that a test must end with.
   *
   * @param phase {@code parse}, {@code resolution} or {@code runtime}
   * @param type the name of the error's constructor
   */
  public record Negative(String phase, String type) {}

  private static final String BEGIN = "/*---";
  private static final String END = "---*/";

  /** Copies the collections. */
  public FrontMatter {
    includes = List.copyOf(includes);
    flags = Set.copyOf(flags);
    features = Set.copyOf(features);
  }

  /**
   * Reads the front matter of a test.
   *
   * @param name the file's name, for messages
   * @throws SuiteException if there is some, and it is not understood
   */
  static FrontMatter read(String source, String name) {
    int begin = source.indexOf(BEGIN);
    int end = source.indexOf(END, begin + 1);
    if (begin < 0 || end < 0) {
      return new FrontMatter(List.of(), Set.of(), Set.of(), null);
    }
    // The parser takes no line ends but these two.
    String yaml =
        source.substring(begin + BEGIN.length(), end).replace("\r\n", "\n").replace('\r', '\n');
    Object loaded;
    try {
      loaded = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(yaml);
    } catch (YamlEngineException e) {
      throw new SuiteException(
          "The front matter of \"" + name + "\" is not valid YAML: " + e.getMessage(), e);
    }
    if (!(loaded instanceof Map<?, ?> map)) {
      return new FrontMatter(List.of(), Set.of(), Set.of(), null);
    }
    return new FrontMatter(
        strings(map.get("includes")),
        new LinkedHashSet<>(strings(map.get("flags"))),
        new LinkedHashSet<>(strings(map.get("features"))),
        negative(map.get("negative")));
  }

  private static List<String> strings(@Nullable Object value) {
    List<String> strings = new ArrayList<>();
    if (value instanceof Iterable<?> values) {
      values.forEach(each -> strings.add(String.valueOf(each)));
    } else if (value != null) {
      strings.add(value.toString());
    }
    return strings;
  }

  private static @Nullable Negative negative(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? new Negative(String.valueOf(map.get("phase")), String.valueOf(map.get("type")))
        : null;
  }
}
