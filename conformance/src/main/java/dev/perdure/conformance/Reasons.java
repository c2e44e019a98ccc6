package dev.perdure.conformance;

import java.util.regex.Pattern;

/** Makes reasons that differ in a value only the same, so that they can be grouped. Stateless. */
final class Reasons {

  private static final Pattern QUOTED = Pattern.compile("«[^»]*»|\"[^\"]*\"");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern PATH =
      Pattern.compile("^TypeError: .*: (\\S+ .* cannot be persisted)");
  private static final int LONGEST = 160;

  private Reasons() {}

  /** The group of a reason. */
  static String group(String reason) {
    String group = QUOTED.matcher(reason).replaceAll("…");
    group = PATH.matcher(group).replaceAll("TypeError: …: $1");
    group = NUMBER.matcher(group).replaceAll("0");
    return group.length() <= LONGEST ? group : group.substring(0, LONGEST) + "…";
  }
}
