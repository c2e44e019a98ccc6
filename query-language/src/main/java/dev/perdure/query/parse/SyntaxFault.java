package dev.perdure.query.parse;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Span;
import dev.perdure.query.grammar.PqlLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Says in words what is wrong with a text that the parser rejected.
 *
 * <p>The parser knows the farthest token at which no reading was left, and a set of tokens that
 * would have gone on, which is long and means little to people. What was expected follows more
 * plainly from the token before: after an operator it was an expression, after {@code from} a name.
 * The known slips come first, from the surest to the vaguest.
 *
 * <p>Confined to the thread that reads the text; used for one fault.
 */
final class SyntaxFault {

  private static final String OPERATOR_SIGNS = "=<>!&|~^:";

  private static final Set<Integer> COMPARATORS =
      Set.of(
          PqlLexer.EQ,
          PqlLexer.EQEQ,
          PqlLexer.NE,
          PqlLexer.NE2,
          PqlLexer.LT,
          PqlLexer.LE,
          PqlLexer.GT,
          PqlLexer.GE);

  private static final Set<Integer> CLAUSE_STARTS =
      Set.of(
          PqlLexer.FROM,
          PqlLexer.WHERE,
          PqlLexer.SELECT,
          PqlLexer.ORDER,
          PqlLexer.GROUP,
          PqlLexer.HAVING,
          PqlLexer.LIMIT,
          PqlLexer.OFFSET);

  private final String text;
  private final EntryPoint entryPoint;
  private final List<Token> tokens;
  private final TextPositions positions;
  private final IntervalSet parserExpected;
  private final int index;
  private final Token token;
  private final @Nullable Token previous;

  SyntaxFault(
      String text,
      EntryPoint entryPoint,
      List<Token> tokens,
      RecognitionException fault,
      TextPositions positions) {
    this.text = text;
    this.entryPoint = entryPoint;
    this.tokens = tokens;
    this.positions = positions;
    this.token = fault.getOffendingToken();
    this.index = token.getTokenIndex();
    this.previous = index > 0 ? tokens.get(index - 1) : null;
    IntervalSet expected = fault.getExpectedTokens();
    this.parserExpected = expected == null ? new IntervalSet() : expected;
  }

  QueryError describe() {
    QueryError.Builder error = unclosed();
    error = error != null ? error : wrongOperator();
    error = error != null ? error : unknownSign();
    error = error != null ? error : misspeltKeyword();
    error = error != null ? error : knownMistake();
    error = error != null ? error : missingAfterPrevious();
    error = error != null ? error : wrongBracket();
    error = error != null ? error : misplacedClause();
    return (error != null ? error : unexpected()).build();
  }

  // ---- slips that can be named

  private QueryError.@Nullable Builder unclosed() {
    for (Token each : tokens) {
      boolean isText = each.getType() == PqlLexer.UNCLOSED_STRING;
      if (isText || each.getType() == PqlLexer.UNCLOSED_NAME) {
        int start = positions.of(each).start();
        return fault(
                "PQL102",
                (isText ? "the text" : "the name") + " that begins here is never closed",
                Span.of(start, start + 1))
            .hint(
                isText
                    ? "To write a quote inside a text, double it."
                    : "A name in backquotes ends with a backquote.");
      }
    }
    Span span = positions.of(token);
    boolean isComment =
        token.getType() == PqlLexer.STAR
            && span.start() > 0
            && text.charAt(span.start() - 1) == '/';
    return isComment
        ? fault(
            "PQL103",
            "the comment that begins here is never closed",
            Span.of(span.start() - 1, span.end()))
        : null;
  }

  private QueryError.@Nullable Builder wrongOperator() {
    int start = positions.of(token).start();
    int end = start;
    while (start > 0 && OPERATOR_SIGNS.indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    while (end < text.length() && OPERATOR_SIGNS.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    String signs = text.substring(start, end);
    String meant = Typos.operator(signs);
    return meant == null
        ? null
        : fault("PQL110", "\"" + signs + "\" is not an operator", Span.of(start, end))
            .found(signs)
            .expected("an operator")
            .suggest(signs, meant);
  }

  private QueryError.@Nullable Builder unknownSign() {
    if (token.getType() != PqlLexer.UNKNOWN) {
      return null;
    }
    String sign = token.getText();
    QueryError.Builder error =
        fault("PQL101", "\"" + sign + "\" means nothing here", positions.of(token)).found(sign);
    return switch (sign) {
      case ";" -> error.hint("A query has no semicolon at its end.");
      case "$" -> error.hint("A parameter is $0, ?1, ? or :name.");
      case "\\" -> error.hint("A backslash has its meaning inside of texts only.");
      case "@" -> error.hint("A parameter is :name.");
      default -> error;
    };
  }

  private QueryError.@Nullable Builder misspeltKeyword() {
    Token word = token;
    String keyword = word.getType() == PqlLexer.ID ? keyword(word.getText()) : null;
    if (keyword == null && previous != null && wasTakenForAlias(previous)) {
      word = previous;
      keyword = Typos.keyword(word.getText());
    }
    if (keyword == null || expectsName()) {
      return null;
    }
    return fault(
            "PQL111",
            "\"" + word.getText() + "\" is not a keyword, and no name can stand here",
            positions.of(word))
        .found(word.getText())
        .suggest(word.getText(), keyword);
  }

  private @Nullable String keyword(String word) {
    return previous == null && entryPoint == EntryPoint.QUERY
        ? Typos.beginning(word)
        : Typos.keyword(word);
  }

  /**
   * A misspelt keyword after an extent reads as its alias, and the parser fails one token later.
   */
  private boolean wasTakenForAlias(Token word) {
    return word.getType() == PqlLexer.ID && index >= 2 && isName(tokens.get(index - 2));
  }

  private boolean expectsName() {
    if (previous == null) {
      return false;
    }
    return switch (previous.getType()) {
      case PqlLexer.DOT, PqlLexer.COLON, PqlLexer.AS, PqlLexer.FROM -> true;
      default -> false;
    };
  }

  private QueryError.@Nullable Builder knownMistake() {
    if (previous == null) {
      return null;
    }
    Span span = positions.of(token);
    if (token.getType() == PqlLexer.STAR && previous.getType() == PqlLexer.SELECT) {
      return fault("PQL109", "\"*\" cannot be selected", span)
          .found("*")
          .expected("an expression")
          .hint("Leave the \"select\" out: the query then gives the objects themselves.");
    }
    boolean isAfterPath = index >= 2 && tokens.get(index - 2).getType() == PqlLexer.DOT;
    if (token.getType() == PqlLexer.LPAREN && isAfterPath) {
      String method = previous.getText();
      return fault("PQL112", "\"" + method + "\" cannot be called on a value", span)
          .found("(")
          .hint("Functions take the value as their argument, as in lower(t.name).");
    }
    if (COMPARATORS.contains(token.getType()) && endsOperand(previous)) {
      return fault("PQL108", "comparisons cannot be chained", span)
          .found(token.getText())
          .expected("\"and\"", "\"or\"")
          .hint("Write \"x between 1 and 5\", or join two comparisons with \"and\".");
    }
    boolean lacksAnd =
        parserExpected.contains(PqlLexer.AND) && !parserExpected.contains(PqlLexer.OR);
    return lacksAnd && endsOperand(previous) ? expected("PQL113", "\"and\"") : null;
  }

  // ---- what the token before calls for

  private QueryError.@Nullable Builder missingAfterPrevious() {
    if (previous == null) {
      return atBeginning();
    }
    return switch (previous.getType()) {
      case PqlLexer.FROM -> expected("PQL115", "the name of an extent");
      case PqlLexer.DOT -> expected("PQL115", "the name of an attribute");
      case PqlLexer.COLON -> expected("PQL115", "the name of a parameter");
      case PqlLexer.AS -> expected("PQL115", "a name");
      case PqlLexer.LIMIT, PqlLexer.OFFSET -> expected("PQL116", "a number or a parameter");
      case PqlLexer.ORDER, PqlLexer.GROUP -> expected("PQL117", "\"by\"");
      case PqlLexer.STARTS, PqlLexer.ENDS -> expected("PQL117", "\"with\"");
      case PqlLexer.NULLS -> expected("PQL117", "\"first\"", "\"last\"");
      case PqlLexer.ESCAPE -> expected("PQL117", "a text of one character");
      case PqlLexer.IS -> missingKind();
      case PqlLexer.NOT ->
          index >= 2 && tokens.get(index - 2).getType() == PqlLexer.IS
              ? missingKind()
              : missingExpression();
      case PqlLexer.SELECT,
          PqlLexer.WHERE,
          PqlLexer.BY,
          PqlLexer.ON,
          PqlLexer.HAVING,
          PqlLexer.AND,
          PqlLexer.OR,
          PqlLexer.IN,
          PqlLexer.BETWEEN,
          PqlLexer.LIKE,
          PqlLexer.ILIKE,
          PqlLexer.WITH,
          PqlLexer.CONTAINS,
          PqlLexer.COMMA,
          PqlLexer.LPAREN,
          PqlLexer.LBRACKET,
          PqlLexer.EQ,
          PqlLexer.EQEQ,
          PqlLexer.NE,
          PqlLexer.NE2,
          PqlLexer.LT,
          PqlLexer.LE,
          PqlLexer.GT,
          PqlLexer.GE,
          PqlLexer.BANG,
          PqlLexer.ANDAND,
          PqlLexer.OROR,
          PqlLexer.PLUS,
          PqlLexer.MINUS,
          PqlLexer.STAR,
          PqlLexer.SLASH,
          PqlLexer.PERCENT,
          PqlLexer.ELVIS ->
          missingExpression();
      default -> null;
    };
  }

  private QueryError.Builder atBeginning() {
    if (token.getType() == Token.EOF) {
      return fault("PQL105", entryPoint.noun() + " is empty", positions.of(token))
          .expected(entryPoint.beginning());
    }
    QueryError.Builder error =
        fault(
                "PQL105",
                entryPoint.noun()
                    + " must begin with "
                    + entryPoint.beginning()
                    + " but found \""
                    + token.getText()
                    + "\"",
                positions.of(token))
            .found(token.getText())
            .expected(entryPoint.beginning());
    boolean isWholeQuery = token.getType() == PqlLexer.FROM || token.getType() == PqlLexer.SELECT;
    return isWholeQuery
        ? error.hint("Whole queries go to \"query\", conditions alone to \"where\".")
        : error;
  }

  private QueryError.Builder missingKind() {
    return expected("PQL118", "\"null\"", "\"missing\"", "\"empty\"", "\"true\"", "\"false\"");
  }

  private QueryError.Builder missingExpression() {
    QueryError.Builder error = expected("PQL104", "an expression");
    Token next = index + 1 < tokens.size() ? tokens.get(index + 1) : token;
    boolean isMeantAsName =
        Character.isLetter(token.getText().charAt(0))
            && (COMPARATORS.contains(next.getType()) || next.getType() == PqlLexer.DOT);
    return isMeantAsName
        ? error.hint(
            "To use \"" + token.getText() + "\" as a name, write `" + token.getText() + "`.")
        : error;
  }

  private QueryError.Builder expected(String code, String... what) {
    String alternatives =
        what.length == 1
            ? what[0]
            : String.join(", ", List.of(what).subList(0, what.length - 1))
                + " or "
                + what[what.length - 1];
    String after = previous == null ? "" : " after \"" + previous.getText() + "\"";
    return fault(code, "expected " + alternatives + after + butFound(), positions.of(token))
        .found(token.getType() == Token.EOF ? "" : token.getText())
        .expected(what);
  }

  private String butFound() {
    return token.getType() == Token.EOF
        ? " but " + entryPoint.noun() + " ends here"
        : " but found \"" + token.getText() + "\"";
  }

  // ---- brackets and the order of clauses

  private QueryError.@Nullable Builder wrongBracket() {
    Deque<Token> open = openBrackets();
    Token innermost = open.peek();
    if (isClosing(token) && (innermost == null || !closes(token, innermost))) {
      String found = token.getText();
      return innermost == null
          ? fault("PQL106", "\"" + found + "\" closes nothing", positions.of(token)).found(found)
          : neverClosed(innermost);
    }
    return token.getType() == Token.EOF && innermost != null ? neverClosed(innermost) : null;
  }

  private QueryError.Builder neverClosed(Token bracket) {
    String sign = bracket.getText();
    return fault("PQL107", "\"" + sign + "\" is never closed", positions.of(bracket))
        .expected("\"" + closing(bracket) + "\"");
  }

  private Deque<Token> openBrackets() {
    Deque<Token> open = new ArrayDeque<>();
    for (Token each : tokens.subList(0, index)) {
      if (closing(each) != null) {
        open.push(each);
      } else if (isClosing(each) && !open.isEmpty()) {
        open.pop();
      }
    }
    return open;
  }

  private static @Nullable String closing(Token bracket) {
    return switch (bracket.getType()) {
      case PqlLexer.LPAREN -> ")";
      case PqlLexer.LBRACKET -> "]";
      case PqlLexer.LBRACE -> "}";
      default -> null;
    };
  }

  private static boolean isClosing(Token each) {
    return switch (each.getType()) {
      case PqlLexer.RPAREN, PqlLexer.RBRACKET, PqlLexer.RBRACE -> true;
      default -> false;
    };
  }

  private static boolean closes(Token close, Token open) {
    return close.getText().equals(closing(open));
  }

  private QueryError.@Nullable Builder misplacedClause() {
    if (!CLAUSE_STARTS.contains(token.getType())) {
      return null;
    }
    String word = token.getText();
    QueryError.Builder error =
        fault("PQL114", "\"" + word + "\" cannot stand here", positions.of(token)).found(word);
    return switch (entryPoint) {
      case QUERY ->
          error.hint("The order of the clauses is: from, where, select, order by, limit, offset.");
      case FILTER -> error.hint("A condition may be followed by: order by, limit, offset.");
      case ORDERING -> error.hint("An ordering has no other clauses.");
      case SELECTION -> error.hint("A selection has no other clauses.");
      case GROUPING -> error.hint("A grouping has no other clauses.");
    };
  }

  private QueryError.Builder unexpected() {
    String end = "the end of " + entryPoint.noun();
    Deque<Token> open = openBrackets();
    Token innermost = open.peek();
    String alternative = innermost == null ? end : "\"" + closing(innermost) + "\"";
    return expected("PQL100", "an operator", alternative);
  }

  private static boolean endsOperand(Token each) {
    return isName(each)
        || isClosing(each)
        || switch (each.getType()) {
          case PqlLexer.INT,
              PqlLexer.DECIMAL,
              PqlLexer.STRING,
              PqlLexer.TRUE,
              PqlLexer.FALSE,
              PqlLexer.NULL,
              PqlLexer.THIS,
              PqlLexer.QUESTION,
              PqlLexer.DOLLAR_INT ->
              true;
          default -> false;
        };
  }

  private static boolean isName(Token each) {
    return each.getType() == PqlLexer.ID || each.getType() == PqlLexer.QUOTED;
  }

  private QueryError.Builder fault(String code, String message, Span span) {
    return QueryError.of(code, message).at(text, span);
  }
}
