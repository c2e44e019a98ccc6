package dev.perdure.runtime.extension;

import org.mozilla.javascript.ScriptableObject;

/**
 * Objects that a former version of a program has made, and that are brought up to date one by one:
 * each when it is next touched, by whatever touches it, before that sees anything of it.
 *
 * <p>Confined to the turn thread. What is required here is not stored: see {@link
 * ExtensionContext#upgradeWith}.
 */
public interface Upgrades {

  /** The property of an object that has the number of its version; an object without has 0. */
  String VERSION = "$schema:version";

  /**
   * From now on, objects with this prototype and of a lower version are stale, whether they are in
   * memory or not. Of the objects that this turn has made, those in extents are at once; the others
   * when they become persistent.
   */
  void require(ScriptableObject prototype, double version);
}
