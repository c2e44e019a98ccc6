package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.HeapVersionException;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.ValueObjectInternals;

/** Finds what records refer to. Confined to the turn thread. */
final class Resolver implements Referents {
  private final Heap heap;

  Resolver(Heap heap) {
    this.heap = heap;
  }

  @Override
  public Object resolve(HeapKind kind, long oid) {
    return kind.isPartOfCall()
        ? heap.frames().resolve(kind, oid)
        : heap.objects().resolve(kind, oid);
  }

  @Override
  public void watch(Object regExp) {
    heap.watch(regExp);
    heap.objects().loadSoon((ScriptableObject) regExp);
  }

  @Override
  public String longString(byte[] key) {
    return heap.longStrings().read(key);
  }

  @Override
  public Object intrinsic(String name) {
    ScriptableObject object = heap.intrinsics().named(name);
    return object != null ? object : heap.intrinsics().missing(name);
  }

  @Override
  public SymbolKey wellKnownSymbol(String name) {
    SymbolKey symbol = heap.intrinsics().wellKnownSymbol(name);
    if (symbol == null) {
      throw new HeapVersionException(
          "The heap \""
              + heap.store().describe()
              + "\" uses the symbol \""
              + name
              + "\", which this version of Perdure does not have. Open it with the version that"
              + " wrote it.");
    }
    return symbol;
  }

  @Override
  public SymbolKey registeredSymbol(String key) {
    return ValueObjectInternals.registeredSymbol(
        heap.engine(), heap.intrinsics().named("Symbol.for"), key);
  }
}
