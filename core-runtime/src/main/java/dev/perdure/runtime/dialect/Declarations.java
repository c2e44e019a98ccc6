package dev.perdure.runtime.dialect;

import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Token;
import org.mozilla.javascript.ast.ArrayLiteral;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.KeywordLiteral;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.NumberLiteral;
import org.mozilla.javascript.ast.StringLiteral;
import org.mozilla.javascript.ast.VariableDeclaration;
import org.mozilla.javascript.ast.VariableInitializer;

/** Reads declarations into scopes, and refuses those that loops break. Confined to one check. */
final class Declarations {

  private final ScopeReader reader;

  Declarations(ScopeReader reader) {
    this.reader = reader;
  }

  void read(VariableDeclaration declaration, boolean isLoopHead) {
    for (VariableInitializer variable : declaration.getVariables()) {
      readVariable(declaration.getType(), variable, isLoopHead);
    }
  }

  private void readVariable(int type, VariableInitializer variable, boolean isLoopHead) {
    Pattern pattern = Pattern.of(variable.getTarget());
    List<Binding> declared = declareAll(pattern, kindOf(type), scopeOf(type), isLoopHead);
    AstNode value = variable.getInitializer();
    reader.readNode(value);
    evaluate(pattern, declared);
    if (Pattern.unwrap(variable.getTarget()) instanceof ArrayLiteral && value != null) {
      IterableSources.check(reader, value);
    }
    if (!isLoopHead) {
      checkLoops(type, variable, pattern);
    }
  }

  void readForInHead(int type, VariableInitializer variable, AstNode iterated) {
    Pattern pattern = Pattern.of(variable.getTarget());
    if (!pattern.defaults().isEmpty()) {
      reader.refuse(pattern.defaults().get(0), Messages.defaultInLoop());
    }
    List<Binding> declared = declareAll(pattern, kindOf(type), scopeOf(type), true);
    reader.readNode(iterated);
    evaluate(pattern, declared);
  }

  void readCatchParameter(AstNode parameter) {
    Pattern pattern = Pattern.of(parameter);
    evaluate(pattern, declareAll(pattern, Binding.Kind.CATCH_PARAMETER, reader.scope(), false));
  }

  /** Reads the expressions of a pattern, and gives each binding its value when its turn comes. */
  private void evaluate(Pattern pattern, List<Binding> declared) {
    Iterator<Binding> next = declared.iterator();
    for (Pattern.Step step : pattern.steps()) {
      if (step instanceof Pattern.Bind) {
        next.next().initialisedAt = reader.nextOrder();
      } else if (step instanceof Pattern.Evaluate evaluate) {
        reader.readNode(evaluate.expression());
      }
    }
  }

  private void checkLoops(int type, VariableInitializer variable, Pattern pattern) {
    AstNode value = variable.getInitializer();
    String shown = Messages.names(pattern);
    if (type == Token.CONST) {
      if (value == null) {
        reader.refuse(variable, Messages.constantWithoutValue(shown));
      } else if (reader.isInLoop() && !isLiteral(value)) {
        reader.refuse(variable, Messages.constantInLoop(shown));
      }
    } else if (type == Token.LET && value == null) {
      if (reader.isInLoop()) {
        // Whether the engine clears it is known only when the whole function has been read.
        reader.afterReading(frameIsBlind(), variable, Messages.emptyLetInLoop(shown));
      }
    } else if (!pattern.defaults().isEmpty()) {
      checkDefaults(type, pattern);
    }
  }

  private void checkDefaults(int type, Pattern pattern) {
    AstNode first = pattern.defaults().get(0);
    boolean isGlobal =
        reader.frame().isScript() && (type == Token.VAR || reader.scope() == reader.frame().body);
    if (isGlobal) {
      reader.refuse(first, Messages.defaultAtTopLevel());
    } else if (reader.isInLoop()) {
      if (type == Token.VAR) {
        reader.refuse(first, Messages.defaultInLoop());
      } else {
        reader.afterReading(frameIsBlind(), first, Messages.defaultInLoop());
      }
    } else if (type == Token.VAR) {
      for (Name name : pattern.names()) {
        reader.afterReading(
            isDeclaredTwice(reader.frame(), name.getIdentifier()),
            first,
            Messages.defaultOfRedeclared(name.getIdentifier()));
      }
    }
  }

  private BooleanSupplier frameIsBlind() {
    FunctionFrame frame = reader.frame();
    return () -> !frame.hasScopeObjects();
  }

  private BooleanSupplier isDeclaredTwice(FunctionFrame frame, String name) {
    return () ->
        frame.parameters.own(name) != null
            || reader.bindings().stream()
                    .filter(binding -> binding.scope == frame.body && binding.name.equals(name))
                    .count()
                > 1;
  }

  /** A constant that is the same in each pass cannot be stale. */
  private static boolean isLiteral(AstNode value) {
    return value instanceof NumberLiteral
        || value instanceof StringLiteral
        || (value instanceof KeywordLiteral keyword
            && (keyword.getType() == Token.TRUE
                || keyword.getType() == Token.FALSE
                || keyword.getType() == Token.NULL));
  }

  void readParameters(FunctionNode function) {
    for (AstNode parameter : function.getParams()) {
      Pattern pattern = Pattern.of(parameter);
      List<Binding> declared =
          declareAll(pattern, Binding.Kind.PARAMETER, reader.frame().parameters, false);
      if (parameter instanceof Name name) {
        reader.readNode(defaultOf(function, name.getIdentifier()));
      }
      evaluate(pattern, declared);
    }
  }

  /** The parser keeps defaults in a list of names and expressions in turn. */
  private static @Nullable AstNode defaultOf(FunctionNode function, String name) {
    List<Object> defaults = function.getDefaultParams();
    if (defaults == null) {
      return null;
    }
    for (int i = 0; i + 1 < defaults.size(); i += 2) {
      if (name.equals(defaults.get(i)) && defaults.get(i + 1) instanceof AstNode value) {
        return value;
      }
    }
    return null;
  }

  void declareFunction(Name name) {
    FunctionFrame frame = reader.frame();
    BlockScope scope = reader.scope();
    boolean isInBlock = scope != frame.body;
    Binding.Kind kind = isInBlock ? Binding.Kind.BLOCK_FUNCTION : Binding.Kind.FUNCTION;
    Binding binding = new Binding(name.getIdentifier(), kind, scope, name, false);
    binding.initialisedAt = 0;
    reader.declare(binding);
    if (isInBlock) {
      frame.blockFunctions.put(binding.name, binding);
      if (!frame.isStrict) {
        frame.body.declare(
            new Binding(binding.name, Binding.Kind.HOISTED_FUNCTION, frame.body, name, false));
      }
    }
  }

  private List<Binding> declareAll(
      Pattern pattern, Binding.Kind kind, BlockScope scope, boolean isLoopHead) {
    return pattern.names().stream().map(name -> declareOne(name, kind, scope, isLoopHead)).toList();
  }

  private Binding declareOne(Name name, Binding.Kind kind, BlockScope scope, boolean isLoopHead) {
    boolean isLoopVariable = isLoopHead && kind.isLexical();
    Binding binding = new Binding(name.getIdentifier(), kind, scope, name, isLoopVariable);
    reader.declare(binding);
    if (kind == Binding.Kind.CONST && scope != scope.frame.body) {
      scope.frame.blockConstants.putIfAbsent(binding.name, binding);
    }
    return binding;
  }

  private static Binding.Kind kindOf(int type) {
    return switch (type) {
      case Token.LET -> Binding.Kind.LET;
      case Token.CONST -> Binding.Kind.CONST;
      default -> Binding.Kind.VAR;
    };
  }

  private BlockScope scopeOf(int type) {
    return type == Token.VAR ? reader.frame().body : reader.scope();
  }
}
