package dev.perdure.runtime.heap;

import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.ValueObjectInternals;

/** The frames that {@code Error.prepareStackTrace} is given. Confined to the turn thread. */
final class CallSiteCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;

  CallSiteCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject site, ValueEncoder values) {
    Object[] parts = ValueObjectInternals.callSite(site);
    values.write(out, parts[0], "[[file]]");
    values.write(out, parts[1], "[[function]]");
    out.writeSigned((int) parts[2]);
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    ScriptableObject site = ValueObjectInternals.newCallSite();
    set(in, site);
    return site;
  }

  @Override
  void read(RecordReader in, ScriptableObject site, HeapSlotMap map) {
    set(in, site);
  }

  private void set(RecordReader in, ScriptableObject site) {
    Object file = heap.values().read(in);
    Object function = heap.values().read(in);
    ValueObjectInternals.setCallSite(site, file, function, (int) in.readSigned());
  }
}
