package dev.perdure.cli.session;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.turn.OutputSink;
import dev.perdure.schema.SchemaExtension;
import dev.perdure.xodus.XodusHeapStore;
import java.nio.file.Path;

/** Opens a session on the real runtime, with a Xodus heap and the schema framework. */
public final class RuntimeSessionOpener implements SessionOpener {

  @Override
  public Session open(Path heapDirectory, OutputSink output, OutputSink errors) {
    HeapStore store = XodusHeapStore.open(heapDirectory);
    try {
      RuntimeOptions options =
          RuntimeOptions.builder()
              .output(output)
              .errors(errors)
              .extension(new SchemaExtension())
              .build();
      return new RuntimeSession(PerdureRuntime.open(store, options), output);
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }
}
