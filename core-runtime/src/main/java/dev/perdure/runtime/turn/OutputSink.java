package dev.perdure.runtime.turn;

/**
 * Where the text that programs print goes, once the turn that printed it is durable. Called by one
 * thread at a time, in turn order.
 */
@FunctionalInterface
public interface OutputSink {

  /** Writes text as it is; line ends are part of it. */
  void write(String text);
}
