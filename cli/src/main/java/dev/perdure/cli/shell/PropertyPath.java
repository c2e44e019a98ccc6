package dev.perdure.cli.shell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.CompletingParsedLine;

/**
 * The identifiers joined by dots that end at the cursor: what there is to complete. Immutable.
 *
 * <p>{@code app.tracks.le|} has the object {@code app.tracks} and the word {@code le}. A path that
 * starts behind a call, an index or a literal has no object that could be looked at without running
 * something, and nothing is completed.
 */
final class PropertyPath implements CompletingParsedLine {

  private static final String IDENTIFIER = "[\\p{L}_$][\\p{L}\\p{N}_$]*";

  private static final Pattern AT_CURSOR =
      Pattern.compile(
          "(?<before>[^\\p{L}\\p{N}_$]|^)(?<object>(?:"
              + IDENTIFIER
              + "\\.)*)(?<word>(?:"
              + IDENTIFIER
              + ")?)$");

  private final String line;
  private final int cursor;
  private final Optional<String> object;
  private final String word;

  PropertyPath(String line, int cursor) {
    this.line = line;
    this.cursor = cursor;
    Matcher path = AT_CURSOR.matcher(line).region(0, cursor);
    boolean found = path.find() && !path.group("before").equals(".");
    word = found ? path.group("word") : "";
    object = found ? Optional.of(withoutLastDot(path.group("object"))) : Optional.empty();
  }

  private static String withoutLastDot(String path) {
    return path.isEmpty() ? path : path.substring(0, path.length() - 1);
  }

  /** The path up to the last dot, empty text for a global; empty if it cannot be looked at. */
  Optional<String> object() {
    return object;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public int wordCursor() {
    return word.length();
  }

  @Override
  public int rawWordCursor() {
    return word.length();
  }

  @Override
  public int rawWordLength() {
    return word.length();
  }

  /** Names need no quotes. */
  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    return candidate;
  }

  @Override
  public int wordIndex() {
    return 0;
  }

  @Override
  public List<String> words() {
    return List.of(word);
  }

  @Override
  public String line() {
    return line;
  }

  @Override
  public int cursor() {
    return cursor;
  }

  /** Whether a property of this name can be written behind a dot. */
  static boolean isIdentifier(String name) {
    return name.matches(IDENTIFIER);
  }
}
