package dev.perdure.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many instructions a turn may run. Stateless. */
final class InstructionCount implements ITypeConverter<Long> {

  /** Less would not suffice for what the runtime itself runs. */
  private static final long LEAST = 10_000;

  @Override
  public Long convert(String text) {
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "\"" + text + "\" is not a number of instructions. Write one such as 100000000.");
    }
    if (number < LEAST) {
      throw new TypeConversionException(
          "\"" + text + "\" is too little to work with. Use " + LEAST + " or more.");
    }
    return number;
  }
}
