package dev.perdure.cli.shell;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

  @TempDir private Path home;

  @Test
  void itLiesInTheStateDirectoryOfTheHome() {
    Optional<Path> file = HistoryFile.locate(Map.of(), home);

    assertThat(file, is(Optional.of(home.resolve(".local/state/perdure/history"))));
  }

  @Test
  void anotherStateDirectoryGoesBeforeTheHome() {
    Path state = home.resolve("elsewhere");

    Optional<Path> file =
        HistoryFile.locate(Map.of("XDG_STATE_HOME", state.toString()), home.resolve("unused"));

    assertThat(file, is(Optional.of(state.resolve("perdure/history"))));
  }

  @Test
  void whereItCannotBeWrittenThereIsNone() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "");

    Optional<Path> history = HistoryFile.locate(Map.of(), file);

    assertThat(history, is(Optional.empty()));
  }
}
