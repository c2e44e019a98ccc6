package dev.perdure.conformance.way;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Node;
import org.mozilla.javascript.Parser;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.AstRoot;
import org.mozilla.javascript.ast.CatchClause;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.NodeVisitor;
import org.mozilla.javascript.ast.VariableDeclaration;
import org.mozilla.javascript.ast.VariableInitializer;

/**
 * Cuts a script in one script for each statement of its top level, which do the same if they are
 * run one after the other in one realm.
 *
 * <p>The first script does what the engine does before it runs the first statement: it declares all
 * variables of {@code var} and {@code let}, and all functions. (Variables of {@code let} at the top
 * level are properties of the global object in this engine.) In strict code, each script has the
 * directive. A statement reaches up to the beginning of the next one, so that nothing is lost.
 *
 * <p>What this cannot keep: callbacks of promises run between the statements, and the value of the
 * whole. So the cut test is run in the plain engine first. Stateless.
 */
final class StatementCutter {

  private static final String STRICT = "\"use strict\"; ";

  private StatementCutter() {}

  /** The scripts; the program itself if it does not compile or cannot be cut. */
  static List<String> cut(String program) {
    AstRoot root = parse(program);
    if (root == null) {
      return List.of(program);
    }
    List<AstNode> statements = new ArrayList<>();
    for (Node node : root) {
      if (node instanceof AstNode statement) {
        statements.add(statement);
      }
    }
    for (int i = 1; i < statements.size(); i++) {
      if (statements.get(i).getAbsolutePosition() <= statements.get(i - 1).getAbsolutePosition()) {
        return List.of(program);
      }
    }
    return scripts(program, root, statements);
  }

  private static List<String> scripts(String program, AstRoot root, List<AstNode> statements) {
    String opening = root.isInStrictMode() ? STRICT : "";
    StringBuilder declarations = new StringBuilder(opening);
    Set<String> variables = variables(root);
    if (!variables.isEmpty()) {
      declarations.append("var ").append(String.join(", ", variables)).append("; ");
    }
    List<String> scripts = new ArrayList<>();
    int line = 1;
    for (int i = 0; i < statements.size(); i++) {
      int from = statements.get(i).getAbsolutePosition();
      int to =
          i + 1 < statements.size()
              ? statements.get(i + 1).getAbsolutePosition()
              : program.length();
      String text = program.substring(from, to);
      if (isFunctionDeclaration(statements.get(i))) {
        declarations.append(text).append('\n');
      } else {
        // Errors have the lines that they have in the whole.
        scripts.add("\n".repeat(statements.get(i).getLineno() - line) + opening + text);
      }
    }
    if (declarations.length() > opening.length()) {
      scripts.add(0, declarations.toString());
    }
    for (String script : scripts) {
      if (parse(script) == null) {
        return List.of(program);
      }
    }
    return scripts.isEmpty() ? List.of(program) : scripts;
  }

  private static boolean isFunctionDeclaration(AstNode statement) {
    return statement instanceof FunctionNode function
        && function.getFunctionType() == FunctionNode.FUNCTION_STATEMENT;
  }

  /** What {@code var} declares anywhere, and {@code let} at the top level. */
  private static Set<String> variables(AstRoot root) {
    Set<String> names = new LinkedHashSet<>();
    root.visit(
        new NodeVisitor() {
          @Override
          public boolean visit(AstNode node) {
            if (node instanceof VariableDeclaration declaration
                && (declaration.isVar()
                    || (declaration.isLet() && declaration.getParent() == root))) {
              for (VariableInitializer initializer : declaration.getVariables()) {
                if (initializer.getTarget() instanceof Name name) {
                  names.add(name.getIdentifier());
                }
              }
            }
            if (node instanceof CatchClause clause && clause.getVarName() == null) {
              // The engine's own walk fails here.
              clause.getBody().visit(this);
              return false;
            }
            return !(node instanceof FunctionNode);
          }
        });
    return names;
  }

  /** The syntax tree of a script; null if it does not compile, for which it may well parse. */
  private static @Nullable AstRoot parse(String program) {
    Context context = Context.enter();
    try {
      context.setInterpretedMode(true);
      context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
      context.compileString(program, "cut", 1, null);
      CompilerEnvirons environs = new CompilerEnvirons();
      environs.initFromContext(context);
      return new Parser(environs).parse(program, "cut", 1);
    } catch (RhinoException e) {
      return null;
    } finally {
      Context.exit();
    }
  }
}
