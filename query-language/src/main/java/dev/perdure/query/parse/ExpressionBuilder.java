package dev.perdure.query.parse;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Span;
import dev.perdure.query.grammar.PqlBaseVisitor;
import dev.perdure.query.grammar.PqlLexer;
import dev.perdure.query.grammar.PqlParser;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.Arithmetic;
import dev.perdure.query.syntax.Expression.ArithmeticOperator;
import dev.perdure.query.syntax.Expression.Between;
import dev.perdure.query.syntax.Expression.Call;
import dev.perdure.query.syntax.Expression.Comparator;
import dev.perdure.query.syntax.Expression.Comparison;
import dev.perdure.query.syntax.Expression.CountAll;
import dev.perdure.query.syntax.Expression.IsKind;
import dev.perdure.query.syntax.Expression.IsTest;
import dev.perdure.query.syntax.Expression.Literal;
import dev.perdure.query.syntax.Expression.Logic;
import dev.perdure.query.syntax.Expression.Member;
import dev.perdure.query.syntax.Expression.Membership;
import dev.perdure.query.syntax.Expression.Moment;
import dev.perdure.query.syntax.Expression.MomentKind;
import dev.perdure.query.syntax.Expression.Name;
import dev.perdure.query.syntax.Expression.Not;
import dev.perdure.query.syntax.Expression.Quantifier;
import dev.perdure.query.syntax.Expression.Self;
import dev.perdure.query.syntax.Expression.Sign;
import dev.perdure.query.syntax.Expression.TextOperator;
import dev.perdure.query.syntax.Expression.TextTest;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Builds the syntax tree of an expression from what the parser gave, and refuses the kinds that the
 * language does not support yet.
 *
 * <p>Confined to the thread that reads the text; used for one text, whose nameless parameters it
 * counts.
 */
final class ExpressionBuilder extends PqlBaseVisitor<Expression> {

  private final TextPositions positions;
  private final Unsupported unsupported;
  private final ParameterNumbers parameters;
  private final CompoundBuilder compounds;

  ExpressionBuilder(String text, TextPositions positions, Unsupported unsupported) {
    this.positions = positions;
    this.unsupported = unsupported;
    this.parameters = new ParameterNumbers(text, positions);
    this.compounds = new CompoundBuilder(this, positions, unsupported);
  }

  // ---- logic

  @Override
  public Expression visitNotExpr(PqlParser.NotExprContext ctx) {
    return new Not(visit(ctx.expr()), span(ctx));
  }

  @Override
  public Expression visitAndExpr(PqlParser.AndExprContext ctx) {
    List<PqlParser.ExprContext> operands = new ArrayList<>();
    PqlParser.ExprContext left = ctx;
    while (left instanceof PqlParser.AndExprContext and) {
      operands.add(0, and.expr(1));
      left = and.expr(0);
    }
    operands.add(0, left);
    return new Logic(true, operands.stream().map(this::visit).toList(), span(ctx));
  }

  @Override
  public Expression visitOrExpr(PqlParser.OrExprContext ctx) {
    List<PqlParser.ExprContext> operands = new ArrayList<>();
    PqlParser.ExprContext left = ctx;
    while (left instanceof PqlParser.OrExprContext or) {
      operands.add(0, or.expr(1));
      left = or.expr(0);
    }
    operands.add(0, left);
    return new Logic(false, operands.stream().map(this::visit).toList(), span(ctx));
  }

  @Override
  public Expression visitPredicateExpr(PqlParser.PredicateExprContext ctx) {
    return visit(ctx.predicate());
  }

  // ---- predicates

  @Override
  public Expression visitComparison(PqlParser.ComparisonContext ctx) {
    boolean hasQuantifier = ctx.quantifier().size() > (ctx.right == null ? 0 : 1);
    unsupported.refuseIfPresent(ctx.right, "a quantifier after the operator");
    return new Comparison(
        hasQuantifier ? quantifier(ctx.quantifier(0)) : Quantifier.UNSAID,
        comparator(ctx.comparator()),
        visit(ctx.operand(0)),
        visit(ctx.operand(1)),
        span(ctx));
  }

  private static Comparator comparator(PqlParser.ComparatorContext ctx) {
    return switch (ctx.getStart().getType()) {
      case PqlLexer.EQ, PqlLexer.EQEQ -> Comparator.EQUAL;
      case PqlLexer.NE, PqlLexer.NE2 -> Comparator.UNEQUAL;
      case PqlLexer.LT -> Comparator.LESS;
      case PqlLexer.LE -> Comparator.AT_MOST;
      case PqlLexer.GT -> Comparator.GREATER;
      default -> Comparator.AT_LEAST;
    };
  }

  private static Quantifier quantifier(PqlParser.@Nullable QuantifierContext ctx) {
    if (ctx == null) {
      return Quantifier.UNSAID;
    }
    return switch (ctx.getStart().getType()) {
      case PqlLexer.ANY, PqlLexer.SOME -> Quantifier.ANY;
      case PqlLexer.ALL, PqlLexer.EVERY -> Quantifier.ALL;
      default -> Quantifier.NONE;
    };
  }

  @Override
  public Expression visitBetween(PqlParser.BetweenContext ctx) {
    return new Between(
        quantifier(ctx.quantifier()),
        visit(ctx.operand(0)),
        visit(ctx.operand(1)),
        visit(ctx.operand(2)),
        ctx.NOT() != null,
        span(ctx));
  }

  @Override
  public Expression visitMembership(PqlParser.MembershipContext ctx) {
    Expression value = visit(ctx.operand());
    return new Membership(
        quantifier(ctx.quantifier()), value, choices(ctx.inRight()), ctx.NOT() != null, span(ctx));
  }

  private List<Expression> choices(PqlParser.InRightContext right) {
    if (right.operand() == null) {
      return right.expr().stream().map(this::visit).toList();
    }
    if (right.operand() instanceof PqlParser.PrimaryOperandContext operand
        && operand.primary() instanceof PqlParser.ListConstructorContext list) {
      return list.expr().stream().map(this::visit).toList();
    }
    return List.of(visit(right.operand()));
  }

  @Override
  public Expression visitTextTest(PqlParser.TextTestContext ctx) {
    boolean hasQuantifier = ctx.quantifier().size() > (ctx.right == null ? 0 : 1);
    unsupported.refuseIfPresent(ctx.right, "a quantifier after the operator");
    TextOperator operator = textOperator(ctx.textOperator());
    return new TextTest(
        hasQuantifier ? quantifier(ctx.quantifier(0)) : Quantifier.UNSAID,
        operator,
        visit(ctx.operand(0)),
        visit(ctx.operand(1)),
        ctx.ESCAPE() == null ? null : escape(operator, ctx.STRING()),
        ctx.NOT() != null,
        span(ctx));
  }

  private TextOperator textOperator(PqlParser.TextOperatorContext ctx) {
    boolean ignoresCase = ctx.ignoreCase() != null;
    if (ignoresCase && !ctx.ignoreCase().name().getText().equalsIgnoreCase("c")) {
      throw unsupported
          .fault(
              "PQL122",
              "\"" + ctx.ignoreCase().getText() + "\" is no option",
              span(ctx.ignoreCase()))
          .suggest(ctx.ignoreCase().getText(), "[c]")
          .hint("[c] ignores case.")
          .build();
    }
    return switch (ctx.getStart().getType()) {
      case PqlLexer.LIKE -> ignoresCase ? TextOperator.ILIKE : TextOperator.LIKE;
      case PqlLexer.ILIKE -> TextOperator.ILIKE;
      case PqlLexer.CONTAINS ->
          ignoresCase ? TextOperator.CONTAINS_IGNORING_CASE : TextOperator.CONTAINS;
      case PqlLexer.STARTS ->
          ignoresCase ? TextOperator.STARTS_WITH_IGNORING_CASE : TextOperator.STARTS_WITH;
      case PqlLexer.ENDS ->
          ignoresCase ? TextOperator.ENDS_WITH_IGNORING_CASE : TextOperator.ENDS_WITH;
      default -> throw unsupported.refusal(ctx, "\"matches\"");
    };
  }

  private String escape(TextOperator operator, TerminalNode literal) {
    Span span = positions.of(literal.getSymbol());
    String escape = decode(literal);
    if (operator != TextOperator.LIKE && operator != TextOperator.ILIKE) {
      throw unsupported
          .fault("PQL123", "\"" + operator.words() + "\" takes no escape character", span)
          .hint("Only \"like\" and \"ilike\" have wildcards to escape.")
          .build();
    }
    if (escape.length() != 1) {
      throw unsupported
          .fault("PQL123", "the escape must be one character", span)
          .found(literal.getText())
          .expected("one character")
          .build();
    }
    return escape;
  }

  @Override
  public Expression visitIsTest(PqlParser.IsTestContext ctx) {
    if (ctx.name() != null) {
      throw notKind(ctx.name());
    }
    IsKind kind =
        ctx.NULL() != null
            ? IsKind.NULL
            : ctx.MISSING() != null
                ? IsKind.MISSING
                : ctx.EMPTY() != null
                    ? IsKind.EMPTY
                    : ctx.TRUE() != null ? IsKind.TRUE : IsKind.FALSE;
    return new IsTest(visit(ctx.operand()), kind, ctx.NOT() != null, span(ctx));
  }

  private QueryError notKind(PqlParser.NameContext name) {
    String meant = Typos.kind(name.getText());
    return meant == null
        ? unsupported.refusal(name, "a test of the extent")
        : unsupported
            .fault("PQL118", "\"" + name.getText() + "\" cannot stand after \"is\"", span(name))
            .found(name.getText())
            .suggest(name.getText(), meant)
            .build();
  }

  @Override
  public Expression visitCondition(PqlParser.ConditionContext ctx) {
    return visit(ctx.operand());
  }

  // ---- values

  @Override
  public Expression visitPrimaryOperand(PqlParser.PrimaryOperandContext ctx) {
    return visit(ctx.primary());
  }

  @Override
  public Expression visitMember(PqlParser.MemberContext ctx) {
    return new Member(
        visit(ctx.operand()),
        LiteralText.name(ctx.anyName().getText()),
        span(ctx.anyName()),
        span(ctx));
  }

  @Override
  public Expression visitIndex(PqlParser.IndexContext ctx) {
    throw unsupported.refusal(ctx, "access by index");
  }

  @Override
  public Expression visitFlatten(PqlParser.FlattenContext ctx) {
    throw unsupported.refusal(ctx, "\"[*]\"");
  }

  @Override
  public Expression visitSign(PqlParser.SignContext ctx) {
    return new Sign(ctx.getStart().getType() == PqlLexer.MINUS, visit(ctx.operand()), span(ctx));
  }

  @Override
  public Expression visitMultiplication(PqlParser.MultiplicationContext ctx) {
    return arithmetic(ctx, ctx.operand());
  }

  @Override
  public Expression visitAddition(PqlParser.AdditionContext ctx) {
    return arithmetic(ctx, ctx.operand());
  }

  @Override
  public Expression visitOrElse(PqlParser.OrElseContext ctx) {
    return arithmetic(ctx, ctx.operand());
  }

  private Expression arithmetic(ParserRuleContext ctx, List<PqlParser.OperandContext> operands) {
    String symbol = ctx.getChild(1).getText();
    for (ArithmeticOperator operator : ArithmeticOperator.values()) {
      if (operator.symbol().equals(symbol)) {
        return new Arithmetic(operator, visit(operands.get(0)), visit(operands.get(1)), span(ctx));
      }
    }
    throw new IllegalStateException("The grammar knows an operator that the tree does not.");
  }

  // ---- primaries

  @Override
  public Expression visitLiteralPrimary(PqlParser.LiteralPrimaryContext ctx) {
    return visit(ctx.literal());
  }

  @Override
  public Expression visitDuration(PqlParser.DurationContext ctx) {
    throw unsupported.refusal(ctx, "a duration");
  }

  @Override
  public Expression visitNumber(PqlParser.NumberContext ctx) {
    if (ctx.INT() != null) {
      return new Literal(LiteralText.whole(ctx.getText()), span(ctx));
    }
    Double number = Double.valueOf(ctx.getText());
    if (number.isInfinite()) {
      throw unsupported.fault("PQL124", "the number is too large", span(ctx)).build();
    }
    return new Literal(number, span(ctx));
  }

  @Override
  public Expression visitText(PqlParser.TextContext ctx) {
    return new Literal(decode(ctx.STRING()), span(ctx));
  }

  @Override
  public Expression visitTruth(PqlParser.TruthContext ctx) {
    return new Literal(ctx.TRUE() != null, span(ctx));
  }

  @Override
  public Expression visitNull(PqlParser.NullContext ctx) {
    return new Literal(null, span(ctx));
  }

  @Override
  public Expression visitMoment(PqlParser.MomentContext ctx) {
    unsupported.refuseIfPresent(ctx.TIME(), "a time of day");
    MomentKind kind = ctx.DATE() != null ? MomentKind.DATE : MomentKind.TIMESTAMP;
    return new Moment(kind, decode(ctx.STRING()), span(ctx));
  }

  String decode(TerminalNode literal) {
    try {
      return LiteralText.text(literal.getText());
    } catch (IllegalArgumentException incomplete) {
      String message = String.valueOf(incomplete.getMessage());
      throw unsupported
          .fault("PQL124", message, positions.of(literal.getSymbol()))
          .hint("Write two backslashes to mean one.")
          .build();
    }
  }

  @Override
  public Expression visitParameterPrimary(PqlParser.ParameterPrimaryContext ctx) {
    return parameters.parameter(ctx.parameter());
  }

  @Override
  public Expression visitCountAll(PqlParser.CountAllContext ctx) {
    unsupported.refuseIfPresent(ctx.filterArgument(), "\"filter\"");
    return new CountAll(span(ctx));
  }

  @Override
  public Expression visitCall(PqlParser.CallContext ctx) {
    unsupported.refuseIfPresent(ctx.filterArgument(), "\"filter\"");
    return new Call(
        LiteralText.name(ctx.name().getText()),
        ctx.DISTINCT() != null,
        ctx.expr().stream().map(this::visit).toList(),
        span(ctx.name()),
        span(ctx));
  }

  @Override
  public Expression visitParenthesis(PqlParser.ParenthesisContext ctx) {
    return visit(ctx.expr());
  }

  @Override
  public Expression visitSelf(PqlParser.SelfContext ctx) {
    return new Self(span(ctx));
  }

  @Override
  public Expression visitReference(PqlParser.ReferenceContext ctx) {
    return new Name(LiteralText.name(ctx.getText()), span(ctx));
  }

  @Override
  public Expression visitSearchedCase(PqlParser.SearchedCaseContext ctx) {
    throw unsupported.refusal(ctx, "\"case\"");
  }

  @Override
  public Expression visitSimpleCase(PqlParser.SimpleCaseContext ctx) {
    throw unsupported.refusal(ctx, "\"case\"");
  }

  @Override
  public Expression visitExists(PqlParser.ExistsContext ctx) {
    throw unsupported.refusal(ctx, "\"exists\"");
  }

  @Override
  public Expression visitComprehensionCall(PqlParser.ComprehensionCallContext ctx) {
    return compounds.comprehension(ctx);
  }

  @Override
  public Expression visitObjectConstructor(PqlParser.ObjectConstructorContext ctx) {
    return compounds.object(ctx);
  }

  @Override
  public Expression visitListConstructor(PqlParser.ListConstructorContext ctx) {
    throw unsupported.refusal(ctx, "a list constructor, except after \"in\",");
  }

  @Override
  public Expression visitComprehensionList(PqlParser.ComprehensionListContext ctx) {
    return compounds.list(ctx);
  }

  @Override
  public Expression visitSubquery(PqlParser.SubqueryContext ctx) {
    throw unsupported.refusal(ctx, "a subquery");
  }

  /** Called for a kind that has no method here: a gap in this class, not in the text. */
  @Override
  protected Expression defaultResult() {
    throw new IllegalStateException("The grammar knows an expression that the tree does not.");
  }

  private Span span(ParserRuleContext ctx) {
    return positions.of(ctx);
  }
}
