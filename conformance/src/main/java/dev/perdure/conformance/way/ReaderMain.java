package dev.perdure.conformance.way;

import dev.perdure.runtime.store.HeapStoreException;
import dev.perdure.xodus.XodusHeapStore;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What runs in the new Java virtual machine. */
final class ReaderMain {

  static final long LIMIT_MILLIS = 60_000;

  private ReaderMain() {}

  /** Answers one request after the other until there is none. */
  public static void main(String[] arguments) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    while (true) {
      String directory;
      try {
        directory = in.readUTF();
      } catch (EOFException e) {
        return;
      }
      String name = in.readUTF();
      boolean dialectChecked = in.readBoolean();
      List<String> scripts = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        scripts.add(Texts.read(in));
      }
      TestExtension extension =
          new TestExtension(new TimeLimit(LIMIT_MILLIS), dialectChecked, new Suspensions());
      answer(out, run(Path.of(directory), extension, scripts, name));
    }
  }

  /** How the scripts ended, and what they printed. */
  private record Answer(Ending ending, String printed) {}

  private static Answer run(
      Path directory, TestExtension extension, List<String> scripts, String name) {
    StringBuilder printed = new StringBuilder();
    Ending ending = Ending.completed();
    try (TestRuntime runtime =
        TestRuntime.open(XodusHeapStore.open(directory), extension, printed)) {
      for (int i = 0; i < scripts.size() && ending.isCompleted(); i++) {
        ending = runtime.run(scripts.get(i), name);
      }
    } catch (TimeLimit.Exceeded e) {
      ending = new Ending(Ending.INTERNAL, "timed out");
    } catch (HeapStoreException | IllegalStateException | AssertionError e) {
      ending = new Ending(Ending.INTERNAL, "Perdure failed: " + Ending.oneLine(e.toString()));
    }
    return new Answer(ending, printed.toString());
  }

  private static void answer(DataOutputStream out, Answer answer) throws IOException {
    Ending ending = answer.ending();
    out.writeBoolean(ending.isCompleted());
    Texts.write(out, String.valueOf(ending.errorName()));
    Texts.write(out, ending.message());
    Texts.write(out, answer.printed());
    out.flush();
  }
}
