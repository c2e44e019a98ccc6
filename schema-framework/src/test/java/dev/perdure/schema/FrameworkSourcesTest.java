package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Parser;
import org.mozilla.javascript.Token;
import org.mozilla.javascript.ast.Assignment;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.AstRoot;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.VariableDeclaration;

/**
 * What the heap asks of the framework's JavaScript: its functions are named by module and name,
 * never stored, and its modules are made anew at each start.
 */
class FrameworkSourcesTest {

  static Stream<Path> modules() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(SchemaExtension.class.getResource("javascript")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyFunctionHasANameThatItsSiblingsDoNotHave(Path module) throws IOException {
    Map<FunctionNode, Set<String>> namesWithin = new HashMap<>();
    List<String> offenders = new ArrayList<>();
    parse(module)
        .visit(
            node -> {
              if (node instanceof FunctionNode function) {
                Set<String> siblings =
                    namesWithin.computeIfAbsent(
                        function.getEnclosingFunction(), parent -> new HashSet<>());
                if (function.getName().isEmpty() || !siblings.add(function.getName())) {
                  offenders.add("line " + function.getLineno() + " \"" + function.getName() + "\"");
                }
              }
              return true;
            });

    assertThat(offenders, is(empty()));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void noVariableOfAModuleIsEverAssignedTo(Path module) throws IOException {
    AstRoot root = parse(module);
    Set<String> variables = new HashSet<>();
    root.visit(
        node -> {
          if (node instanceof VariableDeclaration declaration) {
            declaration.getVariables().forEach(v -> variables.add(v.getTarget().toSource()));
          }
          return !(node instanceof FunctionNode);
        });
    List<String> offenders = new ArrayList<>();
    root.visit(
        node -> {
          if (node instanceof Assignment assignment
              && assignment.getLeft() instanceof Name name
              && name.getDefiningScope() == root
              && variables.contains(name.getIdentifier())) {
            offenders.add("line " + node.getLineno() + " " + name.getIdentifier());
          }
          return true;
        });

    assertThat(offenders, is(empty()));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void variablesAreDeclaredByVarSinceTheEngineGetsTheOthersWrong(Path module) throws IOException {
    List<String> offenders = new ArrayList<>();
    parse(module)
        .visit(
            node -> {
              if (node instanceof VariableDeclaration declaration
                  && declaration.getType() != Token.VAR) {
                offenders.add("line " + node.getLineno());
              }
              return true;
            });

    assertThat(offenders, is(empty()));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleIsStrictAndOneConceptLong(Path module) throws IOException {
    List<String> lines = Files.readAllLines(module);

    assertThat(lines.get(0), startsWith("'use strict';"));
    assertThat(lines.size(), lessThanOrEqualTo(300));
  }

  private static AstRoot parse(Path module) throws IOException {
    CompilerEnvirons dialect = new CompilerEnvirons();
    dialect.setLanguageVersion(Context.VERSION_ECMASCRIPT);
    AstNode root =
        new Parser(dialect).parse(Files.readString(module), module.getFileName().toString(), 1);
    return (AstRoot) root;
  }
}
