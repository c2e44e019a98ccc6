package org.mozilla.javascript;

import org.mozilla.javascript.typedarrays.NativeArrayBuffer;
import org.mozilla.javascript.typedarrays.NativeArrayBufferView;

/**
 * The kinds of object that have records. The numbers are part of the disk format and are never
 * reused.
 */
public enum HeapKind {
  OBJECT(1, true),
  ARRAY(2, true),
  FUNCTION(3, true),
  MAP(4, true),
  SET(5, true),
  BOUND_FUNCTION(6, false),
  ACTIVATION(7, false),
  DATE(8, false),
  REGEXP(9, false),
  ERROR(10, false),
  NUMBER_OBJECT(11, false),
  STRING_OBJECT(12, false),
  BOOLEAN_OBJECT(13, false),
  BIGINT_OBJECT(14, false),
  SYMBOL_OBJECT(15, false),
  /** A unique symbol: a primitive with an identity. */
  SYMBOL(16, false),
  MAP_ITERATOR(65, true),
  SET_ITERATOR(66, true),

  // What calls leave behind.
  ARGUMENTS(20, true),
  FRAME(21, false),
  GENERATOR(22, false),
  CONTINUATION(23, false),
  LOOP(24, false),
  LITERAL(25, false),

  // What built-ins hand out.
  ARRAY_ITERATOR(35, false),
  STRING_ITERATOR(36, false),
  REGEXP_STRING_ITERATOR(37, false),
  CALL_SITE(38, false),

  // Bytes, and views of them.
  ARRAY_BUFFER(40, true),
  DATA_VIEW(41, false),
  INT8_ARRAY(42, false),
  UINT8_ARRAY(43, false),
  UINT8_CLAMPED_ARRAY(44, false),
  INT16_ARRAY(45, false),
  UINT16_ARRAY(46, false),
  INT32_ARRAY(47, false),
  UINT32_ARRAY(48, false),
  BIGINT64_ARRAY(49, false),
  BIGUINT64_ARRAY(50, false),
  FLOAT32_ARRAY(51, false),
  FLOAT64_ARRAY(52, false),

  PROXY(53, false),
  /** A proxy that can be called. */
  FUNCTION_PROXY(54, false),
  WEAK_MAP(56, true),
  WEAK_SET(57, true),

  PROMISE(30, true),
  /** A built-in function that has captured values. */
  NATIVE_CLOSURE(31, true),
  /** Values that built-in objects share. */
  NATIVE_CELL(32, true),
  ;

  private static final HeapKind[] BY_NUMBER = new HeapKind[128];

  static {
    for (HeapKind kind : values()) {
      BY_NUMBER[kind.number] = kind;
    }
  }

  private final int number;
  private final boolean lazy;

  HeapKind(int number, boolean lazy) {
    this.number = number;
    this.lazy = lazy;
  }

  /** The kind's number on disk. */
  public int number() {
    return number;
  }

  /**
   * Whether an object of this kind can be made knowing nothing but its identity. Objects of the
   * others are made from their record, with their slots still a ghost's.
   */
  public boolean isLazy() {
    return lazy;
  }

  /** Whether it is a kind of what suspended calls consist of, which is no JavaScript object. */
  public boolean isPartOfCall() {
    return this == FRAME || this == LOOP || this == LITERAL;
  }

  /** The kind with this number on disk, or null if there is none. */
  public static HeapKind ofNumber(int number) {
    return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
  }

  /** The kind of an object, or null if objects of its class cannot be persisted. */
  public static HeapKind of(Object object) {
    if (object instanceof NativeObject) {
      return OBJECT;
    } else if (object instanceof NativeArray) {
      return ARRAY;
    } else if (object instanceof JSFunction) {
      return FUNCTION;
    } else if (object instanceof NativeCall) {
      return ACTIVATION;
    } else if (object instanceof BoundFunction) {
      return BOUND_FUNCTION;
    } else if (object instanceof NativeMap) {
      return MAP;
    } else if (object instanceof NativeSet) {
      return SET;
    } else if (object instanceof NativeDate) {
      return DATE;
    } else if (object instanceof org.mozilla.javascript.regexp.NativeRegExp) {
      return REGEXP;
    } else if (object instanceof NativeError) {
      return ERROR;
    } else if (object instanceof NativeNumber) {
      return NUMBER_OBJECT;
    } else if (object instanceof NativeString) {
      return STRING_OBJECT;
    } else if (object instanceof NativeBoolean) {
      return BOOLEAN_OBJECT;
    } else if (object instanceof NativeBigInt) {
      return BIGINT_OBJECT;
    } else if (object instanceof NativeSymbol) {
      return SYMBOL_OBJECT;
    } else if (object instanceof SymbolKey) {
      return SYMBOL;
    } else if (object instanceof NativeArrayBuffer || object instanceof NativeArrayBufferView) {
      return BufferInternals.kind(object);
    } else if (object instanceof NativeProxy proxy) {
      return ProxyInternals.kind(proxy);
    } else if (object instanceof NativeWeakMap) {
      return WEAK_MAP;
    } else if (object instanceof NativeWeakSet) {
      return WEAK_SET;
    } else if (object instanceof NativeCallSite) {
      return CALL_SITE;
    } else if (object instanceof NativeCollectionIterator iterator) {
      return CollectionIteratorInternals.kindOf(iterator);
    } else if (object instanceof Arguments) {
      return ARGUMENTS;
    } else if (object instanceof ES6Generator) {
      return GENERATOR;
    } else if (object instanceof NativeContinuation) {
      return CONTINUATION;
    } else if (FrameInternals.isFrame(object)) {
      return FRAME;
    } else if (EnumerationInternals.isEnumeration(object)) {
      return LOOP;
    } else if (LiteralInternals.isLiteral(object)) {
      return LITERAL;
    } else if (object instanceof ES6Iterator) {
      return IteratorInternals.kind(object);
    } else if (object instanceof PromiseObject) {
      return PROMISE;
    } else if (object instanceof NativeClosure) {
      return NATIVE_CLOSURE;
    } else if (object instanceof NativeCell) {
      return NATIVE_CELL;
    }
    return null;
  }
}
