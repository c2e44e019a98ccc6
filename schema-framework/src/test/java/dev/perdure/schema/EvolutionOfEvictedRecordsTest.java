package dev.perdure.schema;

import dev.perdure.runtime.heap.MemoryLimit;

/** As {@link EvolutionTest}, with everything out of memory that may be, at every instruction. */
class EvolutionOfEvictedRecordsTest extends EvolutionTest {

  @Override
  MemoryLimit memory() {
    return new MemoryLimit(64 << 20, true);
  }
}
