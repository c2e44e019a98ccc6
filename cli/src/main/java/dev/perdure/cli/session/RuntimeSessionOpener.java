package dev.perdure.cli.session;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.turn.OutputSink;
import dev.perdure.schema.SchemaExtension;
import dev.perdure.xodus.XodusHeapStore;

/** Opens a session on the real runtime, with a Xodus heap and the schema framework. */
public final class RuntimeSessionOpener implements SessionOpener {

  @Override
  public Session open(HeapSettings heap, OutputSink output, OutputSink errors) {
    HeapStore store = XodusHeapStore.open(heap.directory());
    try {
      RuntimeOptions options =
          RuntimeOptions.builder()
              .output(output)
              .errors(errors)
              .memory(heap.memory())
              .mostInstructions(heap.mostInstructions())
              .extension(new SchemaExtension())
              .build();
      return new RuntimeSession(PerdureRuntime.open(store, options), output);
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }
}
