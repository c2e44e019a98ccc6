package dev.perdure.cli.session;

/** Whether a source can be run as it is. */
public enum SourceCheck {
  /** It can. */
  COMPLETE,
  /** It is the beginning of a source: more lines may complete it. */
  INCOMPLETE,
  /** It has a syntax error that no further line can cure. */
  INVALID
}
