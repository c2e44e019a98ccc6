package dev.perdure.runtime.store;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * An ordered map of byte strings, in unsigned byte order, of which every version lives on: a change
 * copies the path to the changed entry and shares the rest, so that a reader keeps its snapshot by
 * keeping a reference.
 *
 * <p>A treap. A node's priority is a hash of its key: the shape depends on the content alone, and
 * is balanced unless somebody picks the keys to unbalance it. Immutable.
 */
final class ByteTree {

  static final ByteTree EMPTY = new ByteTree(null);

  private final @Nullable Node root;

  private ByteTree(@Nullable Node root) {
    this.root = root;
  }

  byte @Nullable [] get(byte[] key) {
    Node node = root;
    while (node != null) {
      int order = Arrays.compareUnsigned(key, node.key);
      if (order == 0) {
        return node.value;
      }
      node = order < 0 ? node.left : node.right;
    }
    return null;
  }

  ByteTree with(byte[] key, byte[] value) {
    return new ByteTree(put(root, key, value));
  }

  ByteTree without(byte[] key) {
    return get(key) == null ? this : new ByteTree(remove(root, key));
  }

  /** Walks the entries of a range; see {@link HeapStore#scan}. */
  Walk walk(byte[] from, byte @Nullable [] to, boolean descending) {
    return new Walk(root, from, to, descending);
  }

  private static Node put(@Nullable Node node, byte[] key, byte[] value) {
    if (node == null) {
      return new Node(key, value, priority(key), null, null);
    }
    int order = Arrays.compareUnsigned(key, node.key);
    if (order == 0) {
      return new Node(key, value, node.priority, node.left, node.right);
    }
    if (order < 0) {
      Node left = put(node.left, key, value);
      return left.priority > node.priority
          ? left.withRight(node.withLeft(left.right))
          : node.withLeft(left);
    }
    Node right = put(node.right, key, value);
    return right.priority > node.priority
        ? right.withLeft(node.withRight(right.left))
        : node.withRight(right);
  }

  private static @Nullable Node remove(@Nullable Node node, byte[] key) {
    if (node == null) {
      return null;
    }
    int order = Arrays.compareUnsigned(key, node.key);
    if (order == 0) {
      return merge(node.left, node.right);
    }
    return order < 0
        ? node.withLeft(remove(node.left, key))
        : node.withRight(remove(node.right, key));
  }

  private static @Nullable Node merge(@Nullable Node left, @Nullable Node right) {
    if (left == null) {
      return right;
    }
    if (right == null) {
      return left;
    }
    return left.priority > right.priority
        ? left.withRight(merge(left.right, right))
        : right.withLeft(merge(left, right.left));
  }

  private static int priority(byte[] key) {
    // Arrays.hashCode alone rises with the key: the finalizer of MurmurHash3 scatters it.
    int hash = Arrays.hashCode(key);
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }

  record Node(byte[] key, byte[] value, int priority, @Nullable Node left, @Nullable Node right) {

    Node withLeft(@Nullable Node newLeft) {
      return new Node(key, value, priority, newLeft, right);
    }

    Node withRight(@Nullable Node newRight) {
      return new Node(key, value, priority, left, newRight);
    }
  }

  /** A walk in one direction. Confined to one thread. */
  static final class Walk {

    private final Deque<Node> pending = new ArrayDeque<>();
    private final byte[] from;
    private final byte @Nullable [] to;
    private final boolean descending;

    private Walk(@Nullable Node root, byte[] from, byte @Nullable [] to, boolean descending) {
      this.from = from;
      this.to = to;
      this.descending = descending;
      descend(root);
    }

    /** The next node of the range, or null after the last one. */
    @Nullable Node next() {
      Node node = pending.poll();
      if (node == null) {
        return null;
      }
      if (isBeyondEnd(node)) {
        pending.clear();
        return null;
      }
      descend(descending ? node.left : node.right);
      return node;
    }

    private void descend(@Nullable Node start) {
      Node node = start;
      while (node != null) {
        if (isBeforeStart(node)) {
          node = descending ? node.left : node.right;
        } else {
          pending.push(node);
          node = descending ? node.right : node.left;
        }
      }
    }

    private boolean isBeforeStart(Node node) {
      return descending ? isAtOrAfterTo(node) : isBeforeFrom(node);
    }

    private boolean isBeyondEnd(Node node) {
      return descending ? isBeforeFrom(node) : isAtOrAfterTo(node);
    }

    private boolean isBeforeFrom(Node node) {
      return Arrays.compareUnsigned(node.key, from) < 0;
    }

    private boolean isAtOrAfterTo(Node node) {
      return to != null && Arrays.compareUnsigned(node.key, to) >= 0;
    }
  }
}
