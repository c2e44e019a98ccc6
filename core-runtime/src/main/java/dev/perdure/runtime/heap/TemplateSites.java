package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.JSDescriptor;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.TemplateInternals;

/**
 * Which tagged template of which stored script each template object belongs to: a template gives
 * the same object each time, so also after a restart.
 *
 * <p>Table SCRIPTS. Key: {@code 'T'}, the number of the script, depth and indices of the function
 * in its tree, the template's index in the function. Value: a reference to the object. A script
 * that is compiled again gets the objects of the stored one. Confined to the turn thread.
 */
final class TemplateSites {

  /** The templates of one function of a script. */
  private record Code(int[] path, Object[] templates) {}

  private final LayeredStore store;
  private final ValueDecoder values;
  private final Map<JSDescriptor<?>, List<Code>> codes = new WeakHashMap<>();

  TemplateSites(LayeredStore store, ValueDecoder values) {
    this.store = store;
    this.values = values;
  }

  /** Notes the templates of a script that was compiled; whether there are any. */
  boolean add(JSDescriptor<?> root) {
    List<Code> found = new ArrayList<>();
    collect(root, new int[0], found);
    if (!found.isEmpty()) {
      codes.put(root, found);
    }
    return !found.isEmpty();
  }

  private static void collect(JSDescriptor<?> descriptor, int[] path, List<Code> found) {
    Object[] templates = TemplateInternals.templates(descriptor);
    if (templates != null) {
      found.add(new Code(path, templates));
    }
    for (int i = 0; i < descriptor.getFunctionCount(); i++) {
      int[] nested = java.util.Arrays.copyOf(path, path.length + 1);
      nested[path.length] = i;
      collect(descriptor.getFunction(i), nested, found);
    }
  }

  /** Puts the stored objects where the script's code looks for them. */
  void fill(JSDescriptor<?> root, long script) {
    List<Code> found = codes.get(root);
    if (found == null) {
      return;
    }
    for (Code code : found) {
      for (int i = 0; i < code.templates.length; i++) {
        byte[] key = key(script, code.path, i);
        byte[] value = store.get(StoreTable.SCRIPTS, key);
        if (value != null && !(code.templates[i] instanceof ScriptableObject)) {
          Object template =
              store.decode(StoreTable.SCRIPTS, key, () -> values.read(new RecordReader(value)));
          if (template != null) {
            code.templates[i] = template;
          }
        }
      }
    }
  }

  /**
   * The key of the site to which a template object belongs, or null if it is none, or if its script
   * is not stored: then the code is gone when the turn ends.
   */
  byte @Nullable [] siteOf(Object object, Map<JSDescriptor<?>, Long> scripts) {
    if (!TemplateInternals.mayBeTemplate(object)) {
      return null;
    }
    for (Map.Entry<JSDescriptor<?>, List<Code>> entry : codes.entrySet()) {
      for (Code code : entry.getValue()) {
        for (int i = 0; i < code.templates.length; i++) {
          if (code.templates[i] == object) {
            Long script = scripts.get(entry.getKey());
            return script == null ? null : key(script, code.path, i);
          }
        }
      }
    }
    return null;
  }

  /** The script that a site is in. */
  static long scriptOf(byte[] key) {
    return Keys.getLong(key, 1);
  }

  private static byte[] key(long script, int[] path, int index) {
    RecordWriter out = new RecordWriter();
    out.writeUnsigned(path.length);
    for (int step : path) {
      out.writeUnsigned(step);
    }
    out.writeUnsigned(index);
    return Keys.concat(new byte[] {'T'}, Keys.ofLong(script), out.toByteArray());
  }
}
