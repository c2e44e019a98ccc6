package dev.perdure.conformance.way;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementCutterTest {

  private static List<String> cut(String... lines) {
    return StatementCutter.cut(String.join("\n", lines));
  }

  @Test
  void eachStatementOfTheTopLevelIsAScript() {
    assertThat(cut("f(1); g(", "2);", "// end"), contains("f(1); ", "g(\n2);\n// end"));
  }

  @Test
  void variablesAndFunctionsAreDeclaredFirst() {
    assertThat(
        cut("x = f();", "var x;", "function f() { var own; }", "for (var i in {}) { var deep; }"),
        contains(
            "var x, i, deep; function f() { var own; }\n\n",
            "x = f();\n",
            "\nvar x;\n",
            "\n\n\nfor (var i in {}) { var deep; }"));
  }

  @Test
  void aLetOfTheTopLevelIsDeclaredFirstAndOneOfABlockIsNot() {
    assertThat(
        cut("let a = 1;", "{ let b = 2; }"),
        contains("var a; ", "let a = 1;\n", "\n{ let b = 2; }"));
  }

  @Test
  void everyScriptOfStrictCodeIsStrict() {
    assertThat(
        cut("'use strict';", "f();"),
        contains("\"use strict\"; 'use strict';\n", "\n\"use strict\"; f();"));
  }

  @Test
  void aCatchWithoutAVariableIsNoObstacle() {
    assertThat(cut("try { f(); } catch { var v; }").get(0), is("var v; "));
  }

  @Test
  void whatDoesNotCompileStaysWhole() {
    assertThat(cut("f();", "var 1;"), contains("f();\nvar 1;"));
  }
}
