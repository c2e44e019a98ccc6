package dev.perdure.cli;

import dev.perdure.runtime.heap.MemoryLimit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how much memory objects may take: {@code 256m}, {@code 2g}. */
final class MemorySize implements ITypeConverter<MemoryLimit> {

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})([kmgKMG]?)[bB]?");

  /** The store's cache, what programs make anew, and Java itself need the rest. */
  private static final double LARGEST_SHARE = 0.75;

  @Override
  public MemoryLimit convert(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw refused(text, "is not a size. Write a number and k, m or g, such as 256m or 2g.");
    }
    int shift =
        switch (size.group(2).toLowerCase(Locale.ROOT)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          default -> 0;
        };
    long number = Long.parseLong(size.group(1));
    if (number > Long.MAX_VALUE >> shift) {
      throw refused(text, "is more than any computer has. Write a number and k, m or g.");
    }
    return checked(text, number << shift, Runtime.getRuntime().maxMemory());
  }

  /** Refuses what would not work in a process that may use so much memory in all. */
  static MemoryLimit checked(String text, long bytes, long maxBytes) {
    if (bytes < MemoryLimit.LEAST_BYTES) {
      throw refused(
          text, "is too little to work with. Use " + textOf(MemoryLimit.LEAST_BYTES) + " or more.");
    }
    if (bytes > LARGEST_SHARE * maxBytes) {
      throw refused(
          text,
          "is too much: Java may use "
              + textOf(maxBytes)
              + " in all, and needs a quarter of it for other things. Use "
              + textOf((long) (LARGEST_SHARE * maxBytes))
              + " or less, or give Java more: PERDURE_JAVA_OPTS=-Xmx"
              + textOf(2 * bytes)
              + ".");
    }
    return MemoryLimit.ofBytes(bytes);
  }

  private static String textOf(long bytes) {
    return (bytes >> 20) + "m";
  }

  private static TypeConversionException refused(String text, String why) {
    return new TypeConversionException("\"" + text + "\" " + why);
  }
}
