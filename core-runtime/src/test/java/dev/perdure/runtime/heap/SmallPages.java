package dev.perdure.runtime.heap;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * While it is in force, collections and dictionaries of five entries are kept in pages of four, so
 * that little programs meet all that large ones do.
 */
public final class SmallPages implements BeforeEachCallback, AfterEachCallback {

  /** Puts the small limits in force. */
  public static void begin() {
    PagedTables.limits = new PagedTables.Limits(4, 4, 3);
  }

  /** Puts the usual limits in force. */
  public static void end() {
    PagedTables.limits = PagedTables.Limits.USUAL;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    begin();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    end();
  }
}
