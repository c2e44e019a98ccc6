package dev.perdure.benchmarks;

import java.nio.file.Path;

/** Keeps records of a model in a heap on the disk. */
final class ModelKeeper implements RecordKeeper {
  private final OpenHeap heap;

  ModelKeeper(Path directory, RecordKind kind) {
    heap = OpenHeap.openWithModels(directory);
    heap.evaluate(kind.program());
  }

  @Override
  public void apply(Work work, int from, int count) {
    heap.evaluate(work.function() + "(" + from + ", " + count + "); undefined");
  }

  @Override
  public void finishCreation() {
    heap.evaluate("keep(); undefined");
  }

  /** What has passed to the store so far. */
  MeteredStore.Meter meter() {
    return heap.store().meter();
  }

  @Override
  public void close() {
    heap.close();
  }
}
