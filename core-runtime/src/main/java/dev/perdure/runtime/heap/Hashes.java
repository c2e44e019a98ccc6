package dev.perdure.runtime.heap;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash by which shapes, scripts and programs are known. */
final class Hashes {
  private Hashes() {}

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("Every Java has SHA-256.", e);
    }
  }
}
