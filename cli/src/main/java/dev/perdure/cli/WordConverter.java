package dev.perdure.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words. Stateless. */
abstract class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final E[] choices;

  WordConverter(E[] choices) {
    this.choices = choices.clone();
  }

  @Override
  public E convert(String text) {
    return Arrays.stream(choices)
        .filter(choice -> word(choice).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\""
                        + text
                        + "\" is none of "
                        + Arrays.stream(choices)
                            .map(choice -> "\"" + word(choice) + "\"")
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
