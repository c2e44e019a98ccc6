package dev.perdure.runtime.suspension;

import java.util.Random;

/**
 * Makes random bodies of functions that pause: in blocks, loops, try statements, literals, calls.
 * Confined to the thread that uses it.
 */
final class RandomSuspension {

  /** How a body pauses, and hands over to another one. */
  enum Style {
    GENERATOR {
      @Override
      String pause(String value) {
        return "(yield " + value + ")";
      }

      @Override
      String delegate(Random random, String value) {
        String[] all = {"inner(" + value + ")", "[1, " + value + "]", "'ab'", "own(" + value + ")"};
        return "(yield* " + all[random.nextInt(all.length)] + ")";
      }
    },
    CONTINUATION {
      @Override
      String pause(String value) {
        return "pause(" + value + ")";
      }

      @Override
      String delegate(Random random, String value) {
        return random.nextBoolean()
            ? "inner(" + value + ")"
            : "new Inner(" + value + ").twice(" + value + ")";
      }
    };

    abstract String pause(String value);

    abstract String delegate(Random random, String value);
  }

  private static final int DEEPEST = 3;

  private final Random random;
  private final Style style;
  private int loops;

  RandomSuspension(Random random, Style style) {
    this.random = random;
    this.style = style;
  }

  /** Declarations and statements of a function with the parameters a and b. */
  String body() {
    StringBuilder text = new StringBuilder();
    if (random.nextInt(4) == 0) {
      text.append("'use strict';\n");
    }
    text.append("var x = a, y = 'y', z = [3, 4];\n");
    if (random.nextBoolean()) {
      text.append("fs.push(function (d) { x += d; return x; });\n");
    }
    if (random.nextInt(3) == 0) {
      text.append("log.push(arguments.length);\n");
    }
    block(text, DEEPEST, false);
    text.append("log.push(x, y);\nreturn x;\n");
    return text.toString();
  }

  private void block(StringBuilder text, int depth, boolean inLoop) {
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      statement(text, depth, inLoop);
    }
  }

  private void statement(StringBuilder text, int depth, boolean inLoop) {
    int kind = random.nextInt(depth == 0 ? 7 : 16);
    switch (kind) {
      case 0, 1 -> text.append("x = ").append(expression(2)).append(";\n");
      case 2 -> text.append("y += ").append(expression(2)).append(";\n");
      case 3 -> text.append("log.push(").append(expression(1)).append(");\n");
      case 4 -> text.append(style.pause(expression(1))).append(";\n");
      case 5 -> {
        String end =
            switch (random.nextInt(5)) {
              case 0 -> "throw new Error('e' + x);";
              case 1 -> "return " + expression(1) + ";";
              case 2 -> inLoop ? "break;" : "null.x;";
              case 3 -> inLoop ? "continue;" : "throw y;";
              default -> "log.push(fs.length ? fs[0](1) : 'none');";
            };
        text.append("if (n++ % 3 == 0) { ").append(end).append(" }\n");
      }
      case 6 -> text.append("z.push(").append(style.delegate(random, expression(0))).append(");\n");
      case 7, 8, 9 -> tryStatement(text, depth, inLoop);
      case 10 -> {
        String i = "i" + loops++;
        text.append("for (var ").append(i).append(" = 0; ").append(i).append(" < 2; ");
        text.append(i).append("++) {\n");
        block(text, depth - 1, true);
        text.append("}\n");
      }
      case 11 -> {
        String over = random.nextBoolean() ? "in o" : "of [7, 8]";
        text.append("for (var k").append(loops++).append(' ').append(over).append(") {\n");
        block(text, depth - 1, true);
        text.append("}\n");
      }
      case 12 -> {
        text.append("if (n++ % 2) {\n");
        block(text, depth - 1, inLoop);
        text.append("} else {\n");
        block(text, depth - 1, inLoop);
        text.append("}\n");
      }
      case 13 -> {
        text.append("switch (n++ % 3) { case 0:\n");
        block(text, depth - 1, false);
        text.append("case ").append(expression(1)).append(":\n");
        block(text, depth - 1, false);
        text.append("break; default:\n");
        block(text, depth - 1, false);
        text.append("}\n");
      }
      case 14 -> {
        text.append("{ let l").append(loops).append(" = ").append(expression(1)).append(";\n");
        String name = "l" + loops++;
        block(text, depth - 1, inLoop);
        text.append("log.push(").append(name).append("); }\n");
      }
      default -> {
        String i = "i" + loops++;
        text.append("var ").append(i).append(" = 0; do {\n");
        block(text, depth - 1, true);
        text.append("} while (").append(i).append("++ < 1);\n");
      }
    }
  }

  private void tryStatement(StringBuilder text, int depth, boolean inLoop) {
    text.append("try {\n");
    block(text, depth - 1, inLoop);
    int form = random.nextInt(3);
    if (form != 0) {
      text.append("} catch (e) {\nlog.push('c' + (e.message || e));\n");
      block(text, depth - 1, inLoop);
    }
    if (form != 1) {
      text.append("} finally {\nlog.push('f');\n");
      block(text, depth - 1, inLoop);
    }
    text.append("}\n");
  }

  private String expression(int depth) {
    if (depth == 0) {
      String[] leaves = {"1", "x", "y", "a", "b", "z.length", "'t'", "n++", "2.5", "-0"};
      return leaves[random.nextInt(leaves.length)];
    }
    return switch (random.nextInt(11)) {
      case 0, 1, 2 -> style.pause(expression(depth - 1));
      case 3 -> "(" + expression(depth - 1) + " + " + expression(depth - 1) + ")";
      case 4 -> "join(" + expression(depth - 1) + ", " + expression(depth - 1) + ")";
      case 5 -> "[" + expression(depth - 1) + ", , " + expression(depth - 1) + "].join()";
      case 6 -> "({ k: " + expression(depth - 1) + ", m() { return this.k; } }).m()";
      case 7 -> "`<${" + expression(depth - 1) + "}>`";
      case 8 -> "(n++ % 2 ? " + expression(depth - 1) + " : " + expression(depth - 1) + ")";
      case 9 -> "o.method(" + expression(depth - 1) + ")";
      default -> expression(0);
    };
  }
}
