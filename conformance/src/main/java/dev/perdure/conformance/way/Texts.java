package dev.perdure.conformance.way;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Texts of any length between two processes, every code unit as it is. Stateless. */
final class Texts {

  private Texts() {}

  static void write(DataOutputStream out, String text) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }

  static String read(DataInputStream in) throws IOException {
    char[] text = new char[in.readInt()];
    for (int i = 0; i < text.length; i++) {
      text[i] = in.readChar();
    }
    return new String(text);
  }
}
