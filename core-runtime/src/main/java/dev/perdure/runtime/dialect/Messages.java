package dev.perdure.runtime.dialect;

import java.util.stream.Collectors;
import org.mozilla.javascript.ast.Name;

/** What the refusals say: what is wrong, why, and what to write instead. Stateless. */
final class Messages {

  private Messages() {}

  static String names(Pattern pattern) {
    return pattern.names().stream().map(Name::getIdentifier).collect(Collectors.joining(", "));
  }

  static String constantInLoop(String names) {
    return "\"const "
        + names
        + "\" in a loop would keep the value of the first pass in all passes. Write \"let "
        + names
        + " = …\" instead.";
  }

  static String constantWithoutValue(String names) {
    return "\"const " + names + "\" has no value. Give it one, or write \"let " + names + "\".";
  }

  static String emptyLetInLoop(String names) {
    return "\"let "
        + names
        + "\" without a value in a loop would keep the value of the pass before. Write \"let "
        + names
        + " = undefined\" instead.";
  }

  static String capturedLoopVariable(String name) {
    return "This function uses the loop variable \""
        + name
        + "\", which all passes of the loop share, so that it could see the value of a later pass."
        + " Copy it in the body of the loop, as in \"let own = "
        + name
        + ";\", and use \"own\" in the function.";
  }

  static String writeToConstant(Binding constant) {
    return "\""
        + constant.name
        + "\" is a constant, declared on line "
        + constant.declaration.getLineno()
        + ", and the assignment would be ignored without a word. Declare it with \"let\", or assign"
        + " to another variable.";
  }

  static String writeToOwnName(String name) {
    return "\""
        + name
        + "\" is the name of the function expression around it and cannot be assigned. Use another"
        + " variable.";
  }

  static String usedBeforeDeclaration(Binding binding) {
    return "\""
        + binding.name
        + "\" is used before its declaration on line "
        + binding.declaration.getLineno()
        + " has given it a value, and would be undefined. Move the declaration up.";
  }

  static String leakedFromBlock(Binding leaked) {
    return "\""
        + leaked.name
        + "\" would mean the one that is declared in a block on line "
        + leaked.declaration.getLineno()
        + ", also here, outside of the block. Rename one of the two, or declare that one with"
        + " \"let\".";
  }

  static String hiddenByBody(Binding hiding) {
    return "\""
        + hiding.name
        + "\" in a parameter's default would mean the variable that the body declares on line "
        + hiding.declaration.getLineno()
        + ". Rename that variable.";
  }

  static String overwritingBlockFunction(Binding function) {
    return "The function \""
        + function.name
        + "\" in this block would overwrite the variable of the same name outside of the block."
        + " Rename one of the two, or write \"let "
        + function.name
        + " = function () { … };\".";
  }

  static String redeclared(Binding binding) {
    return "\""
        + binding.name
        + "\" is already declared in this scope. Rename one of the two, or drop the second"
        + " declaration.";
  }

  static String defaultInAssignment() {
    return "A default in a destructuring assignment would be decided by the old value of the"
        + " variable. Destructure into new variables with \"let\" or \"const\", or assign without"
        + " the default and add it afterwards, as in \"x = x === undefined ? 7 : x\".";
  }

  static String defaultInLoop() {
    return "A default in a destructuring declaration in a loop would be decided by the value of the"
        + " pass before. Destructure without the default and add it afterwards, as in \"x = x ==="
        + " undefined ? 7 : x\".";
  }

  static String defaultAtTopLevel() {
    return "A default in a destructuring declaration at the top level would be decided by the old"
        + " value of a global variable, if there is one. Write \"const\", or destructure in a"
        + " function.";
  }

  static String defaultOfRedeclared(String name) {
    return "The default of \""
        + name
        + "\" would be decided by its old value, because the function declares it twice. Rename one"
        + " of the two.";
  }

  static String patternOfIterable() {
    return "An array pattern reads only arrays and strings here, and this is another iterable: all"
        + " its variables would be undefined. Spread it, as in \"[a, b] = [...values]\".";
  }

  static String hasInstance() {
    return "\"instanceof\" never asks \"Symbol.hasInstance\" in this engine. Give the test a name of"
        + " its own, and call it.";
  }

  static String prototypeKey() {
    return "This \"__proto__\" would set the prototype instead of a property. Write"
        + " \"Object.defineProperty(object, '__proto__', { value: … })\".";
  }
}
