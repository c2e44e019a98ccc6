package dev.perdure.query.parse;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Span;
import dev.perdure.query.grammar.PqlParser;
import dev.perdure.query.syntax.Expression.Parameter;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives parameters their positions: each {@code ?} the next one, {@code ?1} and {@code $0} the
 * first one, both for people who come from elsewhere. A text keeps to one of the two manners.
 *
 * <p>Confined to the thread that reads the text; used for one text.
 */
final class ParameterNumbers {

  private final String text;
  private final TextPositions positions;
  private int nextPosition;
  private @Nullable Boolean isNumbered;

  ParameterNumbers(String text, TextPositions positions) {
    this.text = text;
    this.positions = positions;
  }

  Parameter parameter(PqlParser.ParameterContext ctx) {
    Span span = positions.of(ctx);
    if (ctx.anyName() != null) {
      return Parameter.named(LiteralText.name(ctx.anyName().getText()), span);
    }
    boolean hasNumber = ctx.INT() != null || ctx.DOLLAR_INT() != null;
    if (isNumbered != null && isNumbered != hasNumber) {
      throw QueryError.of("PQL404", "\"?\" and numbered parameters cannot be mixed")
          .at(text, span)
          .hint("Number all of them, or none.")
          .build();
    }
    isNumbered = hasNumber;
    return Parameter.at(hasNumber ? number(ctx, span) : nextPosition++, span);
  }

  private int number(PqlParser.ParameterContext ctx, Span span) {
    boolean isDollar = ctx.DOLLAR_INT() != null;
    String digits = isDollar ? ctx.getText().substring(1) : ctx.INT().getText();
    int first = isDollar ? 0 : 1;
    if (digits.length() > 4 || Integer.parseInt(digits) < first) {
      throw wrongNumber(ctx, span);
    }
    return Integer.parseInt(digits) - first;
  }

  private QueryError wrongNumber(ParserRuleContext ctx, Span span) {
    return QueryError.of("PQL405", "there is no parameter \"" + ctx.getText() + "\"")
        .at(text, span)
        .hint("The first one is ?1, or $0; the last one possible is ?9999.")
        .build();
  }
}
