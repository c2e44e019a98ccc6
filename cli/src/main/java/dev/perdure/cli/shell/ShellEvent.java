package dev.perdure.cli.shell;

/** What the reading thread tells the turn thread. Immutable. */
sealed interface ShellEvent {

  /** The user entered a source: one line, or as many as it took to complete it. */
  record SourceEntered(String source) implements ShellEvent {}

  /** The user threw away what was typed so far. */
  record InputCleared() implements ShellEvent {}

  /** There is no more input. */
  record InputEnded() implements ShellEvent {}
}
