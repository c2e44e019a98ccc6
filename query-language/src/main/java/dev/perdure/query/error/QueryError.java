package dev.perdure.query.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which a query fails: it cannot be read, checked, given its parameters, or run.
 *
 * <p>The first digit of the code says which: 1 the syntax, 2 an unknown name, 3 the types or the
 * meaning, 4 the parameters, 5 a value met while running, 6 something that the language does not
 * support yet. The message alone is one line; {@link #render()} adds the place in the text, and is
 * what a person should see. The fields are for editors and for the host's own error object.
 *
 * <p>Immutable. It has no Java stack trace: the fault is in the query's text, not in this program.
 */
public final class QueryError extends RuntimeException {

  private final String code;
  private final String headline;
  private final String text;
  private final Span span;
  private final @Nullable String found;
  private final List<String> expected;
  private final @Nullable Suggestion suggestion;
  private final @Nullable String hint;

  /**
   * A repair: write {@code with} in place of {@code replace}.
   *
   * <p>Immutable.
   */
  public record Suggestion(String replace, String with) {}

  private QueryError(Builder builder) {
    super(builder.headline, null, false, false);
    code = builder.code;
    headline = builder.headline;
    text = builder.text;
    span = builder.span;
    found = builder.found;
    expected = builder.expected;
    suggestion = builder.suggestion;
    hint = builder.hint;
  }

  /** Starts an error; {@code code} is for example "PQL201". */
  public static Builder of(String code, String message) {
    return new Builder(code, message);
  }

  /** Returns the code, for example "PQL201". Codes never change their meaning. */
  public String code() {
    return code;
  }

  /** Returns the message in one line, without the place. */
  @Override
  public String getMessage() {
    return headline;
  }

  /** Returns the text of the query; empty if the query was built rather than written. */
  public String text() {
    return text;
  }

  /** Returns the offset of the first character at fault, from 0. */
  public int offset() {
    return span.start();
  }

  /** Returns the line of the first character at fault, from 1. */
  public int line() {
    return SourceLine.at(text, span).number();
  }

  /** Returns the column of the first character at fault, from 1. */
  public int column() {
    return SourceLine.at(text, span).column();
  }

  /** Returns the column after the last character at fault on the same line. */
  public int endColumn() {
    return SourceLine.at(text, span).endColumn();
  }

  /** Returns what stood at the place, as it was written; null if that is not what was wrong. */
  public @Nullable String found() {
    return found;
  }

  /** Returns what could have stood there, in words: "an expression", "a name". May be empty. */
  public List<String> expected() {
    return expected;
  }

  /** Returns the repair that is most likely meant, or null. */
  public @Nullable Suggestion suggestion() {
    return suggestion;
  }

  /** Returns one more line of advice, or null. */
  public @Nullable String hint() {
    return hint;
  }

  /** Returns the whole report: code, message, the line of the text with a caret, and advice. */
  public String render() {
    StringBuilder report = new StringBuilder("QueryError " + code + ": " + headline);
    if (!text.isBlank()) {
      SourceLine.at(text, span).appendTo(report);
    }
    String advice = advice();
    if (!advice.isEmpty()) {
      report.append("\n  ").append(advice);
    }
    return report.toString();
  }

  private String advice() {
    String repair = suggestion == null ? "" : "Did you mean \"" + suggestion.with() + "\"?";
    if (hint == null) {
      return repair;
    }
    return repair.isEmpty() ? hint : repair + "   " + hint;
  }

  @Override
  public String toString() {
    return render();
  }

  /**
   * Collects what is known about an error.
   *
   * <p>Confined to the thread that reports the error.
   */
  public static final class Builder {
    private final String code;
    private final String headline;
    private String text = "";
    private Span span = Span.NONE;
    private @Nullable String found;
    private List<String> expected = List.of();
    private @Nullable Suggestion suggestion;
    private @Nullable String hint;

    private Builder(String code, String headline) {
      this.code = code;
      this.headline = headline;
    }

    /** Says where: the text of the query and the piece of it that is at fault. */
    public Builder at(String queryText, Span place) {
      text = queryText;
      span = place;
      return this;
    }

    /** Says what stood there. */
    public Builder found(String what) {
      found = what;
      return this;
    }

    /** Says in words what could have stood there. */
    public Builder expected(String... what) {
      expected = List.of(what);
      return this;
    }

    /** Offers {@code with} in place of {@code replace}; does nothing if {@code with} is null. */
    public Builder suggest(String replace, @Nullable String with) {
      suggestion = with == null ? null : new Suggestion(replace, with);
      return this;
    }

    /** Adds a line of advice. */
    public Builder hint(String advice) {
      hint = advice;
      return this;
    }

    /** Returns the finished error, ready to be thrown. */
    public QueryError build() {
      return new QueryError(this);
    }
  }
}
