package dev.perdure.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a page. Immutable.
 *
 * @param page the file it is in
 * @param line the line of its fence, from 1 on
 * @param kind what stands behind the fence, such as {@code js continued}
 * @param text what is between the fences
 */
record Block(Path page, int line, String kind, String text) {

  private static final String FENCE = "```";

  /** All fenced blocks of a page, in order. */
  static List<Block> of(Path page) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = Files.readAllLines(page);
    for (int start = 0; start < lines.size(); start++) {
      if (lines.get(start).startsWith(FENCE)) {
        StringBuilder text = new StringBuilder();
        int end = start + 1;
        while (!lines.get(end).equals(FENCE)) {
          text.append(lines.get(end)).append('\n');
          end++;
        }
        String kind = lines.get(start).substring(FENCE.length()).strip();
        blocks.add(new Block(page, start + 1, kind, text.toString()));
        start = end;
      }
    }
    return blocks;
  }

  /** The first word of the kind. */
  String language() {
    return kind.isEmpty() ? "" : kind.split(" ")[0];
  }

  @Override
  public String toString() {
    return page.getFileName() + ":" + line + " (" + kind + ")";
  }
}
