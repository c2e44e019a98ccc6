package org.mozilla.javascript;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.perdure.runtime.realm.Engine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In this package to see slots without touching what is in them. */
class LazySlotsTest {

  @Test
  void aWalkThroughARealmMeetsNothingThatIsNotLoaded() {
    try (Engine engine = Engine.mended()) {
      assertThat(notLoaded(engine.global()), is(empty()));
    }
  }

  @Test
  void stockRhinoStillHasSlotsThatAreNotLoaded() {
    try (Engine engine = Engine.stock()) {
      assertThat(notLoaded(engine.global()), is(not(empty())));
    }
  }

  private static List<Object> notLoaded(ScriptableObject global) {
    List<Object> found = new ArrayList<>();
    for (Slot slot : global.getMap()) {
      if (slot.value instanceof LazilyLoadedCtor) {
        found.add(slot.name);
      }
    }
    return found;
  }
}
