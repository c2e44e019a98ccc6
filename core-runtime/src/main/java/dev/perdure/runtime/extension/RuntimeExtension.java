package dev.perdure.runtime.extension;

import java.util.List;

/**
 * Something that is installed in every realm at boot, before the heap's own changes are applied.
 */
public interface RuntimeExtension {

  /** A short name for messages, such as {@code schema}. */
  String name();

  /** The modules that {@link #install} loads, so that they can be compiled ahead; may be empty. */
  default List<ModuleFolder> modules() {
    return List.of();
  }

  /**
   * Adds the extension's intrinsics to the realm.
   *
   * <p>Runs on the turn thread at each boot, also when a heap is restored: what it makes is not
   * stored, and must be the same each time. State that has to last belongs in {@link
   * ExtensionContext#state()}.
   */
  void install(ExtensionContext context);
}
