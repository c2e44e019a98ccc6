package dev.perdure.query.parse;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Spelling;
import dev.perdure.query.grammar.PqlParser;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.Comprehension;
import dev.perdure.query.syntax.Expression.ComprehensionKind;
import dev.perdure.query.syntax.Expression.Entry;
import dev.perdure.query.syntax.Expression.ObjectLiteral;
import dev.perdure.query.syntax.QueryText;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Builds the expressions that walk through a list, and those that make an object.
 *
 * <p>Confined to the thread that reads the text; used for one text.
 */
final class CompoundBuilder {

  private static final Map<String, ComprehensionKind> KINDS = kinds();

  private final ExpressionBuilder expressions;
  private final TextPositions positions;
  private final Unsupported unsupported;

  CompoundBuilder(ExpressionBuilder expressions, TextPositions positions, Unsupported unsupported) {
    this.expressions = expressions;
    this.positions = positions;
    this.unsupported = unsupported;
  }

  private static Map<String, ComprehensionKind> kinds() {
    Map<String, ComprehensionKind> kinds = new TreeMap<>();
    for (ComprehensionKind kind : ComprehensionKind.values()) {
      kinds.put(kind.word(), kind);
    }
    kinds.put("some", ComprehensionKind.ANY);
    kinds.put("every", ComprehensionKind.ALL);
    return kinds;
  }

  Expression comprehension(PqlParser.ComprehensionCallContext ctx) {
    String word = LiteralText.name(ctx.name().getText());
    ComprehensionKind kind = KINDS.get(word.toLowerCase(Locale.ROOT));
    if (kind == null) {
      throw notOfLists(word, ctx.name());
    }
    return comprehension(kind, ctx.comprehension(), ctx);
  }

  /** The elements themselves: {@code [c.score for c in p.comments]}. */
  Expression list(PqlParser.ComprehensionListContext ctx) {
    return comprehension(ComprehensionKind.LIST, ctx.comprehension(), ctx);
  }

  private Expression comprehension(
      ComprehensionKind kind, PqlParser.ComprehensionContext parts, ParserRuleContext whole) {
    return new Comprehension(
        kind,
        expressions.visit(parts.expr(0)),
        LiteralText.name(parts.name().getText()),
        expressions.visit(parts.operand()),
        parts.WHERE() == null ? null : expressions.visit(parts.expr(1)),
        positions.of(whole));
  }

  private QueryError notOfLists(String word, PqlParser.NameContext name) {
    return unsupported
        .fault("PQL205", "\"" + word + "\" cannot walk through a list", positions.of(name))
        .found(word)
        .suggest(word, Spelling.nearest(word, KINDS.keySet()))
        .hint("There are: " + String.join(", ", KINDS.keySet()))
        .build();
  }

  Expression object(PqlParser.ObjectConstructorContext ctx) {
    return new ObjectLiteral(ctx.entry().stream().map(this::entry).toList(), positions.of(ctx));
  }

  private Entry entry(PqlParser.EntryContext ctx) {
    if (ctx.expr() != null) {
      String name =
          ctx.STRING() == null
              ? LiteralText.name(ctx.anyName().getText())
              : expressions.decode(ctx.STRING());
      return new Entry(name, expressions.visit(ctx.expr()), positions.of(ctx));
    }
    Expression value = expressions.visit(ctx.operand());
    String name = value.ownName();
    if (name == null) {
      throw unsupported
          .fault("PQL311", QueryText.of(value) + " needs a name", positions.of(ctx))
          .hint("Write it before a colon, as in {double: t.price * 2, t.name}.")
          .build();
    }
    return new Entry(name, value, positions.of(ctx));
  }
}
