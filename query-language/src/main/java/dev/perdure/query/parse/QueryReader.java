package dev.perdure.query.parse;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Span;
import dev.perdure.query.grammar.PqlLexer;
import dev.perdure.query.grammar.PqlParser;
import dev.perdure.query.syntax.Filter;
import dev.perdure.query.syntax.OrderItem;
import dev.perdure.query.syntax.SelectQuery;
import dev.perdure.query.syntax.SelectQuery.GroupItem;
import dev.perdure.query.syntax.SelectQuery.Projection;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads texts into syntax trees, one method for each entry point of the grammar.
 *
 * <p>Immutable; thread-safe, since each text has a parser of its own.
 */
public final class QueryReader {

  /** More brackets or signs in each other endanger the Java stack; no person writes them. */
  private static final int MAXIMUM_NESTING = 100;

  private QueryReader() {}

  /** Reads a whole query. */
  public static SelectQuery readQuery(String text) {
    return read(text, EntryPoint.QUERY, PqlParser::script, TreeBuilder::query);
  }

  /** Reads a bare condition with an optional order and page. */
  public static Filter readFilter(String text) {
    return read(text, EntryPoint.FILTER, PqlParser::filter, TreeBuilder::filter);
  }

  /** Reads the keys of an {@code order by}. */
  public static List<OrderItem> readOrdering(String text) {
    return read(text, EntryPoint.ORDERING, PqlParser::ordering, TreeBuilder::ordering);
  }

  /** Reads the items of a {@code select}. */
  public static List<Projection> readSelection(String text) {
    return read(text, EntryPoint.SELECTION, PqlParser::selection, TreeBuilder::selection);
  }

  /** Reads the keys of a {@code group by}. */
  public static List<GroupItem> readGrouping(String text) {
    return read(text, EntryPoint.GROUPING, PqlParser::grouping, TreeBuilder::grouping);
  }

  private static <C extends ParserRuleContext, T> T read(
      String text, EntryPoint entryPoint, Function<PqlParser, C> rule, TreeFunction<C, T> tree) {
    PqlLexer lexer = new PqlLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    TextPositions positions = new TextPositions(text);
    refuseDeepNesting(text, tokens.getTokens(), positions);
    try {
      C context = parse(text, entryPoint, tokens, rule, positions);
      return tree.apply(new TreeBuilder(text, positions), context);
    } catch (StackOverflowError overflow) {
      throw tooDeep(text, Span.of(0, 0));
    }
  }

  /**
   * SLL decides without the calling rules and is much faster; what it rejects LL may still read.
   */
  private static <C extends ParserRuleContext> C parse(
      String text,
      EntryPoint entryPoint,
      CommonTokenStream tokens,
      Function<PqlParser, C> rule,
      TextPositions positions) {
    PqlParser parser = new PqlParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    try {
      return rule.apply(parser);
    } catch (ParseCancellationException rejected) {
      parser.reset();
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    }
    try {
      return rule.apply(parser);
    } catch (ParseCancellationException rejected) {
      if (rejected.getCause() instanceof RecognitionException fault) {
        throw new SyntaxFault(text, entryPoint, tokens.getTokens(), fault, positions).describe();
      }
      throw rejected;
    }
  }

  private static void refuseDeepNesting(String text, List<Token> tokens, TextPositions positions) {
    int brackets = 0;
    int prefixes = 0;
    for (Token token : tokens) {
      switch (token.getType()) {
        case PqlLexer.LPAREN, PqlLexer.LBRACKET, PqlLexer.LBRACE -> brackets++;
        case PqlLexer.RPAREN, PqlLexer.RBRACKET, PqlLexer.RBRACE -> brackets--;
        default -> {}
      }
      prefixes = isPrefix(token) ? prefixes + 1 : 0;
      if (brackets > MAXIMUM_NESTING || prefixes > MAXIMUM_NESTING) {
        throw tooDeep(text, positions.of(token));
      }
    }
  }

  private static boolean isPrefix(Token token) {
    return switch (token.getType()) {
      case PqlLexer.NOT, PqlLexer.BANG, PqlLexer.PLUS, PqlLexer.MINUS -> true;
      default -> false;
    };
  }

  private static QueryError tooDeep(String text, Span span) {
    return QueryError.of("PQL602", "the query is nested too deeply")
        .at(text, span)
        .hint("At most " + MAXIMUM_NESTING + " brackets or signs may stand in each other.")
        .build();
  }

  /** Makes a tree of one kind from what the parser gave. */
  private interface TreeFunction<C, T> {
    T apply(TreeBuilder builder, C context);
  }
}
