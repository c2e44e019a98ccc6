package dev.perdure.runtime.heap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ArrayInternals;
import org.mozilla.javascript.HeapPages;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;

/**
 * Arrays: the length, and where the elements are. Those of a long array are in pages, those of a
 * short one, and those that have attributes or are far apart, are properties. Confined to the turn
 * thread.
 */
final class ArrayCodec extends KindCodec {

  /** Beside the attributes of the length: how many elements there are in pages follows. */
  private static final int PAGED = 0x80;

  private final PageSizes sizes;
  private final Slot lengthSlot;

  ArrayCodec(PageSizes sizes) {
    this.sizes = sizes;
    this.lengthSlot = ArrayInternals.newLengthSlot(ArrayInternals.newGhost());
  }

  @Override
  void write(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    int paged =
        ArrayInternals.settle(object, sizes.values(), sizes.longestWhole(), sizes.shortestSplit());
    out.writeUnsigned(ArrayInternals.length(object));
    int attributes = ArrayInternals.lengthAttributes(object);
    HeapPages pages = ArrayInternals.pages(object);
    if (pages == null || paged == 0) {
      out.writeByte(attributes);
    } else {
      out.writeByte(attributes | PAGED);
      out.writeUnsigned(paged);
      out.writeUnsigned(pages.pageSize());
    }
  }

  @Override
  List<HeapPages> pages(ScriptableObject object) {
    HeapPages pages = ArrayInternals.pages(object);
    return pages == null ? List.of() : List.of(pages);
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    long length = in.readUnsigned();
    int attributes = in.readByte();
    ArrayInternals.setLength(object, length, attributes & ~PAGED);
    if ((attributes & PAGED) == 0) {
      ArrayInternals.dropElements(object);
    } else {
      int count = in.readCount();
      int pageSize = in.readCount();
      if (count > length || Integer.bitCount(pageSize) != 1) {
        throw new IndexOutOfBoundsException("An array cannot have such pages.");
      }
      ArrayInternals.takePages(object, count, pageSize);
    }
  }

  @Override
  ScriptableObject makeEmpty() {
    return ArrayInternals.newGhost();
  }

  @Override
  void adopted(ScriptableObject object, HeapSlotMap map) {
    ArrayInternals.adopt(object, map);
  }

  @Override
  void becomesYoung(ScriptableObject object, HeapSlotMap map) {
    ArrayInternals.leavePages(object);
  }

  @Override
  void becameGhost(ScriptableObject object, HeapSlotMap map) {
    ArrayInternals.dropElements(object);
  }

  @Override
  @Nullable Slot builtInSlot(ScriptableObject owner, Object key) {
    return "length".equals(key) ? SlotView.copyFor(owner, lengthSlot) : null;
  }
}
