package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.PagedEntries;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.Symbol;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.Undefined;

/**
 * Reads what {@link ObjectEncoder} wrote: makes objects, and puts them (also changed ones, to undo
 * a turn) in the state of their record. Confined to the turn thread.
 */
final class ObjectDecoder {
  private final ScriptableObject global;
  private final DefaultPrototypes defaults;
  private final KindCodecs kinds;
  private final ValueDecoder values;
  private final PropertyDecoder properties;

  ObjectDecoder(
      ScriptableObject global,
      DefaultPrototypes defaults,
      KindCodecs kinds,
      ShapeTable shapes,
      Dictionaries dictionaries,
      ValueDecoder values) {
    this.global = global;
    this.defaults = defaults;
    this.kinds = kinds;
    this.values = values;
    this.properties = new PropertyDecoder(shapes, dictionaries, values);
  }

  /** Makes an object of a kind that needs no record to be made. */
  ScriptableObject makeLazy(HeapKind kind) {
    ScriptableObject object = kinds.of(kind).makeEmpty();
    defaults.initialize(object, kind, global);
    return object;
  }

  /** Makes an object or symbol of a kind that is made from its record; its slots come later. */
  Object makeFrom(HeapKind kind, byte[] record) {
    RecordReader in = new RecordReader(record);
    expectKind(in, kind);
    if (kind == HeapKind.SYMBOL) {
      Object description = values.read(in);
      return new SymbolKey(
          description == Undefined.instance ? null : (String) description, Symbol.Kind.REGULAR);
    }
    Header header = readHeader(in, kind);
    KindCodec codec = kinds.of(kind);
    ScriptableObject object = codec.makeFrom(in);
    if (codec.hasGlobalScope()) {
      ObjectInternals.setParentScope(object, global);
    }
    header.applyTo(object);
    return object;
  }

  /** Puts an object in the state of its record: header, state of its kind, and properties. */
  void decodeInto(HeapSlotMap map, byte[] record) {
    ScriptableObject object = map.owner();
    HeapKind kind = HeapKind.of(object);
    KindCodec codec = kinds.of(kind);
    RecordReader in = new RecordReader(record);
    expectKind(in, kind);
    readHeader(in, kind).applyTo(object);
    PagedEntries<Slot> before = SlotView.clearButForPages(map);
    codec.read(in, object, map);
    properties.read(in, codec, object, map, before);
    if (!in.isAtEnd()) {
      throw new IndexOutOfBoundsException("A record is too long.");
    }
  }

  private static void expectKind(RecordReader in, HeapKind kind) {
    int number = in.readByte();
    if (number != kind.number()) {
      throw new IndexOutOfBoundsException(
          "A record is of kind " + number + ", but a reference says " + kind + ".");
    }
  }

  private record Header(boolean extensible, @Nullable Scriptable prototype) {
    void applyTo(ScriptableObject object) {
      ObjectInternals.setPrototype(object, prototype);
      ObjectInternals.setExtensible(object, extensible);
    }
  }

  private Header readHeader(RecordReader in, HeapKind kind) {
    int flags = in.readByte();
    Scriptable prototype =
        (flags & ObjectEncoder.OWN_PROTOTYPE) != 0 ? values.readObject(in) : defaults.of(kind);
    return new Header((flags & ObjectEncoder.NOT_EXTENSIBLE) == 0, prototype);
  }
}
