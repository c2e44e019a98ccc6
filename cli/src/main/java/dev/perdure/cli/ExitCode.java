package dev.perdure.cli;

/** The exit codes of the command; they are part of its interface. */
final class ExitCode {

  static final int OK = 0;

  /**
   * A turn was undone by an error that the program did not catch, or left a rejection unhandled.
   */
  static final int PROGRAM_FAILED = 1;

  /** The command line is wrong: an unknown option, a missing file. */
  static final int USAGE = 2;

  /** The heap cannot be opened, read or written. */
  static final int HEAP = 3;

  /** A fault of Perdure itself. */
  static final int INTERNAL = 70;

  /**
   * Nobody reads what a program prints any more: it ends as if by the signal that other programs
   * end by then. Its turns are durable before their output leaves, so nothing is lost.
   */
  static final int BROKEN_PIPE = 128 + 13;

  private ExitCode() {}
}
