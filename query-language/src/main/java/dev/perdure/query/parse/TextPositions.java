package dev.perdure.query.parse;

import dev.perdure.query.error.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Turns ANTLR's places, which count code points, into spans, which count Java's characters.
 *
 * <p>Immutable.
 */
final class TextPositions {

  private final String text;
  private final boolean hasSurrogates;

  TextPositions(String text) {
    this.text = text;
    this.hasSurrogates = text.codePointCount(0, text.length()) != text.length();
  }

  /** Returns the place of a token; for the end of the text, the place after its last character. */
  Span of(Token token) {
    if (token.getType() == Token.EOF) {
      int end = text.stripTrailing().length();
      return Span.of(end, end);
    }
    return Span.of(offset(token.getStartIndex()), offset(token.getStopIndex() + 1));
  }

  Span of(ParserRuleContext context) {
    return context.getStop() == null
        ? of(context.getStart())
        : of(context.getStart()).to(of(context.getStop()));
  }

  private int offset(int codePoints) {
    return hasSurrogates ? text.offsetByCodePoints(0, codePoints) : codePoints;
  }
}
