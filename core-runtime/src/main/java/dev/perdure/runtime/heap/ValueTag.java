package dev.perdure.runtime.heap;

/** The first byte of an encoded value. Part of the disk format: numbers are never reused. */
final class ValueTag {
  static final int UNDEFINED = 0;
  static final int NULL = 1;
  static final int TRUE = 2;
  static final int FALSE = 3;

  /** A whole number of 32 bits: signed varint. */
  static final int INTEGER = 4;

  /** Any other number: eight bytes. */
  static final int DOUBLE = 5;

  static final int STRING = 6;

  /** Two's complement, most significant byte first. */
  static final int BIGINT = 7;

  /** An object or unique symbol with a record: kind byte, oid. */
  static final int REFERENCE = 8;

  /** An object that the runtime makes: its name. */
  static final int INTRINSIC = 9;

  /** A well-known symbol: its name. */
  static final int WELL_KNOWN_SYMBOL = 10;

  /** A symbol of {@code Symbol.for}: its key. */
  static final int REGISTERED_SYMBOL = 11;

  /** No value: a hole of an array, a state that is not set. */
  static final int ABSENT = 12;

  /** A scope made by {@code with}, a block or a catch clause: its object, its parent scope. */
  static final int WITH_SCOPE = 13;

  static final int GLOBAL = 14;

  /** The object that a function has as prototype as long as no program has changed or used it. */
  static final int DEFAULT_PROTOTYPE = 15;

  /** The {@code this} of a call without one. */
  static final int UNDEFINED_OBJECT = 16;

  /** JavaScript null where a Java null means something else. */
  static final int NULL_MARK = 17;

  /** A reference, as REFERENCE, by which programs reach something unguarded past all barriers. */
  static final int HIDDEN_REFERENCE = 18;

  // What only frames hold.

  /** How far a loop is. */
  static final int ENUMERATION = 20;

  /** An object or array literal of which a part is evaluated. */
  static final int LITERAL = 21;

  /** A function that is to be called, and on what. */
  static final int LOOKUP = 22;

  /** A property with a special name that is to be assigned. */
  static final int SPECIAL_REFERENCE = 23;

  /** What was thrown, while a finally block runs. */
  static final int THROWN = 24;

  /** The call of a continuation, while a finally block runs. */
  static final int JUMP = 25;

  /** A string that has an entry of its own, because it is long: the key of the entry. */
  static final int LONG_STRING = 50;

  /** In place of an entry of a collection: how many entries were there and are gone. */
  static final int GAP = 55;

  /** In place of the entries of a collection or dictionary: the header of a table of pages. */
  static final int PAGED = 56;

  private ValueTag() {}
}
