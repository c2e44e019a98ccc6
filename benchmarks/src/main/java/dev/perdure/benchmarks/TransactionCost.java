package dev.perdure.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code transaction} costs: a block within a turn, and a durable turn with one, beside the
 * same without; in heaps of several sizes, behind young objects, and with large values.
 */
final class TransactionCost implements Benchmark {

  @Override
  public void run(Setting setting) throws IOException {
    List<OpenHeap> heaps = new ArrayList<>();
    for (ObjectHeap size : TurnCost.HEAPS) {
      OpenHeap heap = size.open(setting);
      heap.evaluate(BlockPrograms.SOURCE);
      heap.evictAll();
      heaps.add(heap);
    }
    BlockCost.print(setting, heaps);
    BlockTurns.print(setting, heaps);
    heaps.forEach(OpenHeap::close);
    YoungObjects.print(setting);
    LargeBlocks.print(setting);
  }
}
