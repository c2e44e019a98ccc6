package dev.perdure.schema;

import dev.perdure.runtime.extension.ExtensionContext;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Scriptable;

/** Temporary. */
final class QueryRunner {
  QueryRunner(ExtensionContext context, FrameworkModules modules) {}

  Scriptable run(String text, @Nullable Object params) {
    throw new UnsupportedOperationException(text);
  }
}
