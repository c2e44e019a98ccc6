package dev.perdure.runtime.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Node;
import org.mozilla.javascript.Token;
import org.mozilla.javascript.ast.ArrayLiteral;
import org.mozilla.javascript.ast.Assignment;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.AstRoot;
import org.mozilla.javascript.ast.Block;
import org.mozilla.javascript.ast.BreakStatement;
import org.mozilla.javascript.ast.CatchClause;
import org.mozilla.javascript.ast.ComputedPropertyKey;
import org.mozilla.javascript.ast.ContinueStatement;
import org.mozilla.javascript.ast.DoLoop;
import org.mozilla.javascript.ast.ForInLoop;
import org.mozilla.javascript.ast.ForLoop;
import org.mozilla.javascript.ast.FunctionCall;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.GeneratorMethodDefinition;
import org.mozilla.javascript.ast.KeywordLiteral;
import org.mozilla.javascript.ast.LabeledStatement;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.NodeVisitor;
import org.mozilla.javascript.ast.ObjectLiteral;
import org.mozilla.javascript.ast.ObjectProperty;
import org.mozilla.javascript.ast.PropertyGet;
import org.mozilla.javascript.ast.Scope;
import org.mozilla.javascript.ast.SwitchCase;
import org.mozilla.javascript.ast.SwitchStatement;
import org.mozilla.javascript.ast.UpdateExpression;
import org.mozilla.javascript.ast.VariableDeclaration;
import org.mozilla.javascript.ast.VariableInitializer;
import org.mozilla.javascript.ast.WhileLoop;
import org.mozilla.javascript.ast.WithStatement;

/**
 * Reads a parsed source once, in the order of its text, into scopes, bindings and references.
 *
 * <p>The engine's own symbol tables are of no use here: they show where the engine puts a name, and
 * the question is where that differs from the standard. Confined to one check.
 */
final class ScopeReader implements NodeVisitor {

  private final List<Binding> bindings = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final Declarations declarations = new Declarations(this);
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Runnable> deferred = new ArrayList<>();

  private FunctionFrame frame;
  private BlockScope scope;
  private int order;
  private int loopDepth;
  private int withDepth;

  private ScopeReader(AstRoot root, boolean isStrict) {
    frame = new FunctionFrame(null, null, isStrict || root.isInStrictMode(), null);
    scope = frame.body;
  }

  static ScopeReader read(AstRoot root, boolean isStrict) {
    ScopeReader reader = new ScopeReader(root, isStrict);
    root.visit(reader);
    reader.deferred.forEach(Runnable::run);
    return reader;
  }

  List<Binding> bindings() {
    return bindings;
  }

  List<Reference> references() {
    return references;
  }

  /** What was refused while reading, not in order. */
  List<Refusal> refusals() {
    return refusals;
  }

  FunctionFrame frame() {
    return frame;
  }

  BlockScope scope() {
    return scope;
  }

  boolean isInLoop() {
    return loopDepth > 0;
  }

  int nextOrder() {
    return ++order;
  }

  void refuse(AstNode node, String message) {
    refusals.add(new Refusal(order, node, message));
  }

  /** Refuses a node if something holds that is known only once everything has been read. */
  void afterReading(BooleanSupplier isWrong, AstNode node, String message) {
    int now = order;
    deferred.add(
        () -> {
          if (isWrong.getAsBoolean()) {
            refusals.add(new Refusal(now, node, message));
          }
        });
  }

  void declare(Binding binding) {
    bindings.add(binding);
    Binding collision = binding.scope.declare(binding);
    if (collision == null && binding.scope == binding.scope.frame.body) {
      Binding parameter = binding.scope.frame.parameters.own(binding.name);
      collision = binding.kind.isLexical() ? parameter : null;
    }
    if (collision != null) {
      refuse(binding.declaration, Messages.redeclared(binding));
    }
  }

  /** Reads a part of the source, if it is there. */
  void readNode(@Nullable AstNode node) {
    if (node != null) {
      node.visit(this);
    }
  }

  /** Reads the targets of an assignment, {@code for} head or update. */
  void readTarget(AstNode target) {
    Pattern pattern = Pattern.of(target);
    if (Pattern.isDestructuring(target) && !pattern.defaults().isEmpty()) {
      refuse(pattern.defaults().get(0), Messages.defaultInAssignment());
    }
    for (Pattern.Step step : pattern.steps()) {
      if (step instanceof Pattern.Bind bind) {
        refer(bind.name(), true);
      } else if (step instanceof Pattern.Evaluate evaluate) {
        readNode(evaluate.expression());
      }
    }
  }

  @Override
  public boolean visit(AstNode node) {
    order++;
    if (node instanceof Name name) {
      refer(name, false);
    } else if (node instanceof FunctionNode function) {
      readFunction(function);
    } else if (node instanceof AstRoot) {
      return true;
    } else if (node instanceof VariableDeclaration declaration) {
      declarations.read(declaration, false);
    } else if (node instanceof ForLoop loop) {
      inNewScope(() -> readFor(loop));
    } else if (node instanceof ForInLoop loop) {
      inNewScope(() -> readForIn(loop));
    } else if (node instanceof WhileLoop loop) {
      readNode(loop.getCondition());
      readLoopBody(loop.getBody());
    } else if (node instanceof DoLoop loop) {
      readLoopBody(loop.getBody());
      readNode(loop.getCondition());
    } else if (node instanceof SwitchStatement statement) {
      readSwitch(statement);
    } else if (node instanceof CatchClause clause) {
      inNewScope(() -> readCatch(clause));
    } else if (node instanceof Block || node instanceof Scope) {
      inNewScope(() -> readStatements(node));
    } else {
      return readOther(node);
    }
    return false;
  }

  private boolean readOther(AstNode node) {
    if (node instanceof PropertyGet access) {
      readNode(access.getTarget());
    } else if (node instanceof Assignment assignment) {
      InstanceTests.checkAssigned(this, assignment.getLeft());
      readTarget(assignment.getLeft());
      readNode(assignment.getRight());
      if (Pattern.unwrap(assignment.getLeft()) instanceof ArrayLiteral) {
        IterableSources.check(this, assignment.getRight());
      }
    } else if (node instanceof UpdateExpression update) {
      readTarget(update.getOperand());
    } else if (node instanceof ObjectProperty property) {
      readProperty(property);
    } else if (node instanceof LabeledStatement labeled) {
      readNode(labeled.getStatement());
    } else if (node instanceof WithStatement with) {
      readWith(with);
    } else if (node instanceof KeywordLiteral keyword && keyword.getType() == Token.SUPER) {
      frame.needsScopeObjects = true;
    } else {
      if (node instanceof FunctionCall call) {
        InstanceTests.checkDefinition(this, call);
      }
      // A label is not a reference to a variable.
      return !(node instanceof BreakStatement || node instanceof ContinueStatement);
    }
    return false;
  }

  private void refer(Name name, boolean isWrite) {
    if (withDepth == 0) {
      references.add(new Reference(name, scope, nextOrder(), isWrite));
    }
  }

  private void inNewScope(Runnable reading) {
    BlockScope outer = scope;
    scope = new BlockScope(outer, frame);
    reading.run();
    scope = outer;
  }

  private void readStatements(AstNode block) {
    for (Node statement : block) {
      readNode((AstNode) statement);
    }
  }

  private void readFor(ForLoop loop) {
    if (loop.getInitializer() instanceof VariableDeclaration declaration) {
      declarations.read(declaration, true);
    } else {
      readNode(loop.getInitializer());
    }
    readNode(loop.getCondition());
    readNode(loop.getIncrement());
    readLoopBody(loop.getBody());
  }

  private void readForIn(ForInLoop loop) {
    if (loop.getIterator() instanceof VariableDeclaration declaration) {
      for (VariableInitializer variable : declaration.getVariables()) {
        declarations.readForInHead(declaration.getType(), variable, loop.getIteratedObject());
      }
    } else {
      readTarget(loop.getIterator());
      readNode(loop.getIteratedObject());
    }
    readLoopBody(loop.getBody());
  }

  private void readLoopBody(AstNode body) {
    loopDepth++;
    readNode(body);
    loopDepth--;
  }

  private void readSwitch(SwitchStatement statement) {
    readNode(statement.getExpression());
    inNewScope(
        () -> {
          for (SwitchCase branch : statement.getCases()) {
            readNode(branch);
          }
        });
  }

  private void readCatch(CatchClause clause) {
    AstNode parameter = clause.getVarName();
    if (parameter != null) {
      declarations.readCatchParameter(parameter);
    }
    readNode(clause.getCatchCondition());
    readNode(clause.getBody());
  }

  private void readWith(WithStatement with) {
    frame.needsScopeObjects = true;
    readNode(with.getExpression());
    // Inside, a name may mean a property: nothing is certain.
    withDepth++;
    readNode(with.getStatement());
    withDepth--;
  }

  private void readProperty(ObjectProperty property) {
    AstNode key = property.getKey();
    if (key instanceof GeneratorMethodDefinition method) {
      key = method.getMethodName();
    }
    if (key instanceof ComputedPropertyKey computed) {
      InstanceTests.checkKey(this, computed.getExpression());
      readNode(computed.getExpression());
    }
    if (property.getParent() instanceof ObjectLiteral) {
      PrototypeKeys.check(this, key, property);
    }
    readNode(property.getValue());
  }

  private void readFunction(FunctionNode function) {
    boolean isStatement = function.getFunctionType() != FunctionNode.FUNCTION_EXPRESSION;
    boolean isArrow = function.getFunctionType() == FunctionNode.ARROW_FUNCTION;
    Name name = function.getFunctionName();
    frame.needsScopeObjects = true;
    if (name != null && isStatement && !isArrow) {
      declarations.declareFunction(name);
    }
    FunctionFrame outerFrame = frame;
    BlockScope outerScope = scope;
    int outerLoopDepth = loopDepth;
    if (name != null && !isStatement) {
      scope = new BlockScope(scope, frame);
      declare(new Binding(name.getIdentifier(), Binding.Kind.OWN_NAME, scope, name, false));
    }
    frame =
        new FunctionFrame(
            outerFrame, function, outerFrame.isStrict || function.isInStrictMode(), scope);
    loopDepth = 0;
    scope = frame.parameters;
    declarations.readParameters(function);
    scope = frame.body;
    readFunctionBody(function.getBody());
    frame = outerFrame;
    scope = outerScope;
    loopDepth = outerLoopDepth;
  }

  private void readFunctionBody(AstNode body) {
    if (body instanceof Block || body instanceof Scope) {
      readStatements(body);
    } else {
      readNode(body);
    }
  }
}
