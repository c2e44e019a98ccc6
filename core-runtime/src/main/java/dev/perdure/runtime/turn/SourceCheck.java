package dev.perdure.runtime.turn;

/** Whether a text can be run as it is. */
public enum SourceCheck {
  /** It is a whole program. */
  COMPLETE,
  /** It is the beginning of one. */
  INCOMPLETE,
  /** It has an error that no further text can mend. */
  INVALID
}
