package dev.perdure.query.parse;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, by name and place, what the grammar reads but the language cannot do yet.
 *
 * <p>Immutable.
 */
final class Unsupported {

  private final String text;
  private final TextPositions positions;

  Unsupported(String text, TextPositions positions) {
    this.text = text;
    this.positions = positions;
  }

  void refuseIfPresent(@Nullable ParserRuleContext context, String construct) {
    if (context != null) {
      throw refusal(context, construct);
    }
  }

  void refuseIfPresent(@Nullable TerminalNode node, String construct) {
    if (node != null) {
      throw refusal(positions.of(node.getSymbol()), construct);
    }
  }

  QueryError refusal(ParserRuleContext context, String construct) {
    return refusal(positions.of(context), construct);
  }

  QueryError refusal(Span span, String construct) {
    return fault("PQL601", construct + " is not supported yet", span).build();
  }

  /** Starts an error at a place of this text. */
  QueryError.Builder fault(String code, String message, Span span) {
    return QueryError.of(code, message).at(text, span);
  }
}
