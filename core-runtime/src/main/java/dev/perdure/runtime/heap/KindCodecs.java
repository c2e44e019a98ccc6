package dev.perdure.runtime.heap;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;

/** The codecs of all kinds of object. Confined to the turn thread. */
final class KindCodecs {

  /** What codecs need of the heap that they serve. */
  record Surroundings(
      Context engine,
      ScriptableObject global,
      DefaultPrototypes defaults,
      ScriptTable scripts,
      ValueDecoder values,
      DefaultPrototypeSink defaultPrototypes,
      PagedTables pagedTables,
      PageSizes pageSizes,
      WeakEntries weakEntries) {}

  /** Called when a function is given an untouched default prototype, which then needs a barrier. */
  interface DefaultPrototypeSink {
    void accept(ScriptableObject prototype, HeapSlotMap function);
  }

  private final Map<HeapKind, KindCodec> codecs = new EnumMap<>(HeapKind.class);

  KindCodecs(Surroundings heap, FrameCodec frames) {
    codecs.put(HeapKind.OBJECT, new PlainObjectCodec());
    codecs.put(HeapKind.ARRAY, new ArrayCodec(heap.pageSizes()));
    FunctionCodec functions = new FunctionCodec(heap);
    codecs.put(HeapKind.FUNCTION, functions);
    codecs.put(HeapKind.MAP, new CollectionCodec(HeapKind.MAP, heap));
    codecs.put(HeapKind.SET, new CollectionCodec(HeapKind.SET, heap));
    for (HeapKind kind : CollectionIteratorCodec.KINDS) {
      codecs.put(kind, new CollectionIteratorCodec(kind, heap));
    }
    codecs.put(HeapKind.BOUND_FUNCTION, new BoundFunctionCodec(heap, functions));
    codecs.put(HeapKind.ACTIVATION, new ActivationCodec(heap));
    codecs.put(HeapKind.ARGUMENTS, new ArgumentsCodec(heap));
    codecs.put(HeapKind.GENERATOR, new GeneratorCodec(heap, frames));
    codecs.put(HeapKind.CONTINUATION, new ContinuationCodec(heap));
    codecs.put(HeapKind.DATE, new DateCodec());
    codecs.put(HeapKind.REGEXP, new RegExpCodec(heap));
    codecs.put(HeapKind.ERROR, new ErrorCodec(heap));
    codecs.put(HeapKind.PROMISE, new PromiseCodec(heap));
    codecs.put(HeapKind.NATIVE_CLOSURE, new NativeClosureCodec(heap));
    codecs.put(HeapKind.NATIVE_CELL, new NativeCellCodec(heap));
    for (HeapKind kind : PrimitiveObjectCodec.KINDS) {
      codecs.put(kind, new PrimitiveObjectCodec(kind, heap));
    }
    codecs.put(HeapKind.ARRAY_BUFFER, new ArrayBufferCodec());
    for (HeapKind kind : BufferViewCodec.KINDS) {
      codecs.put(kind, new BufferViewCodec(kind, heap));
    }
    codecs.put(HeapKind.PROXY, new ProxyCodec(HeapKind.PROXY, heap));
    codecs.put(HeapKind.FUNCTION_PROXY, new ProxyCodec(HeapKind.FUNCTION_PROXY, heap));
    codecs.put(HeapKind.WEAK_MAP, new WeakCollectionCodec(HeapKind.WEAK_MAP, heap));
    codecs.put(HeapKind.WEAK_SET, new WeakCollectionCodec(HeapKind.WEAK_SET, heap));
    codecs.put(HeapKind.CALL_SITE, new CallSiteCodec(heap));
    codecs.put(HeapKind.ARRAY_ITERATOR, new ArrayIteratorCodec(heap));
    codecs.put(HeapKind.STRING_ITERATOR, new StringIteratorCodec(heap));
    codecs.put(HeapKind.REGEXP_STRING_ITERATOR, new RegExpStringIteratorCodec(heap));
  }

  /** The codec of a kind of object; symbols, which are none, have none. */
  KindCodec of(HeapKind kind) {
    return Objects.requireNonNull(codecs.get(kind));
  }
}
