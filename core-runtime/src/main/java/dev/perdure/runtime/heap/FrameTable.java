package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.FrameInternals;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SuspensionInternals;

/**
 * The frames that continuations consist of, with the loops and literals that these are in. Each is
 * a record with an identity: continuations share the frames of their callers, and frames that were
 * copied to resume one share its variables.
 *
 * <p>A frame changes only when a continuation is called that it is part of. Such a continuation was
 * handed out in the same turn, and is suspected; with it, all of its frames are compared with their
 * records. Confined to the turn thread.
 */
final class FrameTable {
  private final LayeredStore store;
  private final ResidentObjects objects;
  private final FrameCodec codec;
  private final ResidentTable residents = new ResidentTable();
  private final FrameOids oids = new FrameOids();

  FrameTable(LayeredStore store, ResidentObjects objects, FrameCodec codec) {
    this.store = store;
    this.objects = objects;
    this.codec = codec;
  }

  FrameCodec codec() {
    return codec;
  }

  /** The identity of a frame, or null if it has none yet. */
  @Nullable Long oid(Object frame) {
    return oids.get(frame);
  }

  /** A frame has become persistent. */
  void adopt(Object frame, long oid) {
    residents.put(oid, frame);
    oids.put(frame, oid);
  }

  /** The frame with an identity, if there is one in memory, has no record any more. */
  void makeYoung(long oid) {
    Object frame = residents.get(oid);
    if (frame != null) {
      oids.remove(frame);
      residents.remove(oid);
    }
  }

  /** The frames in memory. */
  List<Object> all() {
    return residents.objects();
  }

  /** The frame with an identity: the one in memory, or a new one. Callers may be very deep. */
  Object resolve(HeapKind kind, long wanted) {
    Object resident = residents.get(wanted);
    if (resident != null) {
      return resident;
    }
    return objects.making(() -> kind == HeapKind.FRAME ? make(wanted) : makePart(kind, wanted));
  }

  private Object makePart(HeapKind kind, long oid) {
    try {
      Object part = codec.readPart(reader(record(oid), kind), kind);
      adopt(part, oid);
      return part;
    } catch (IndexOutOfBoundsException | ClassCastException e) {
      throw store.failed(objects.unreadable(oid, e));
    }
  }

  private Object make(long wanted) {
    // Holds what nothing else refers to yet.
    Map<Long, Object> made = new LinkedHashMap<>();
    Deque<Long> work = new ArrayDeque<>();
    work.push(wanted);
    while (!work.isEmpty()) {
      long oid = work.peek();
      byte[] record = record(oid);
      try {
        FrameCodec.Links links = FrameCodec.readLinks(reader(record, HeapKind.FRAME));
        if (!find(links.caller(), made)) {
          work.push(links.caller());
        } else if (!find(links.variables(), made)) {
          work.push(links.variables());
        } else {
          work.pop();
          if (!find(oid, made)) {
            FrameCodec.Beginning beginning = codec.begin(reader(record, HeapKind.FRAME));
            made.put(oid, beginning.frame());
            adopt(beginning.frame(), oid);
            beginning.finish();
          }
        }
      } catch (IndexOutOfBoundsException | ClassCastException e) {
        throw store.failed(objects.unreadable(oid, e));
      }
    }
    return Objects.requireNonNull(made.get(wanted));
  }

  private boolean find(long oid, Map<Long, Object> made) {
    if (oid == 0) {
      return true;
    }
    Object frame = residents.get(oid);
    if (frame == null) {
      return false;
    }
    made.put(oid, frame);
    return true;
  }

  byte[] record(long oid) {
    byte[] record = store.get(StoreTable.OBJECTS, Keys.ofLong(oid));
    if (record == null) {
      throw store.missing("frame " + oid + " is referred to but has no record");
    }
    return record;
  }

  private static RecordReader reader(byte[] record, HeapKind kind) {
    RecordReader in = new RecordReader(record);
    if (in.readByte() != kind.number()) {
      throw new IndexOutOfBoundsException("A record is not of the kind " + kind + ".");
    }
    return in;
  }

  /** Puts frames back in the state of their records. */
  void undo(Collection<Object> frames) {
    for (Object frame : frames) {
      Long oid = oids.get(frame);
      if (oid != null) {
        try {
          codec.read(reader(record(oid), HeapKind.of(frame)), frame);
        } catch (IndexOutOfBoundsException | ClassCastException e) {
          throw store.failed(objects.unreadable(oid, e));
        }
      }
    }
  }

  /** The persistent frames that may have changed because these objects were resumed. */
  Set<Object> framesOf(Iterable<HeapSlotMap> suspected) {
    Set<Object> frames = Collections.newSetFromMap(new IdentityHashMap<>());
    for (HeapSlotMap map : suspected) {
      ScriptableObject owner = map.owner();
      if (SuspensionInternals.isContinuation(owner)) {
        addChain(SuspensionInternals.innermostFrame(owner), frames);
      } else if (SuspensionInternals.isGenerator(owner)) {
        Object frame = SuspensionInternals.generator(owner).frame();
        Object variables = frame == null ? null : FrameCodec.sharedVariables(frame);
        if (variables != null) {
          frames.add(variables);
        }
      }
    }
    for (Object frame : List.copyOf(frames)) {
      frames.addAll(FrameCodec.partsOf(frame));
    }
    frames.removeIf(frame -> oids.get(frame) == null);
    return frames;
  }

  private static void addChain(@Nullable Object innermost, Set<Object> frames) {
    for (Object frame = innermost;
        frame != null && frames.add(frame);
        frame = FrameInternals.parent(frame)) {
      frames.add(FrameInternals.variablesOf(frame));
    }
  }
}
