package dev.perdure.runtime.heap;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The identities of frames, which have no slot map to keep them in. A frame is held weakly, and
 * known by itself: what it says to be equal to does not count. Confined to the turn thread.
 */
final class FrameOids {

  private static final class Known extends WeakReference<Object> {
    private final int hash;

    Known(Object frame, @Nullable ReferenceQueue<Object> queue) {
      super(frame, queue);
      hash = System.identityHashCode(frame);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      Object frame = get();
      return frame != null && other instanceof Known known && known.get() == frame;
    }
  }

  private final Map<Known, Long> oids = new HashMap<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  @Nullable Long get(Object frame) {
    return oids.get(new Known(frame, null));
  }

  void remove(Object frame) {
    oids.remove(new Known(frame, null));
  }

  void put(Object frame, long oid) {
    for (Object gone = collected.poll(); gone != null; gone = collected.poll()) {
      oids.remove(gone);
    }
    oids.put(new Known(frame, collected), oid);
  }
}
