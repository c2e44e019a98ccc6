package org.mozilla.javascript;

import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Stream;
import org.mozilla.javascript.regexp.RegExpImpl;

/** What the engine remembers of the last match of a regular expression. Stateless. */
final class LastMatch {

  static final List<Field> FIELDS =
      Stream.of(
              "input",
              "multiline",
              "parens",
              "lastMatch",
              "lastParen",
              "leftContext",
              "rightContext")
          .map(name -> RhinoInternals.finalField(RegExpImpl.class, name))
          .toList();

  private LastMatch() {}

  /** A copy: the engine writes to the one that it has, and replaces what that refers to. */
  static RegExpProxy copy(RegExpProxy match) {
    RegExpImpl copy = new RegExpImpl();
    copyTo(copy, match);
    return copy;
  }

  static void copyTo(RegExpProxy target, Object match) {
    for (Field field : FIELDS) {
      RhinoInternals.write(field, target, RhinoInternals.read(field, match));
    }
  }
}
