package dev.perdure.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class MemorySizeTest {

  private final MemorySize converter = new MemorySize();

  @ParameterizedTest
  @CsvSource({
    "1048576, 1048576",
    "2048k, 2097152",
    "16m, 16777216",
    "16M, 16777216",
    "16mb, 16777216"
  })
  void aSizeIsANumberOfBytesOrOfBinaryMultiples(String text, long bytes) {
    assertThat(converter.convert(text).bytes(), is(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "12x", "1.5g", "-1m", "16 m", "10%"})
  void whatIsNoSizeIsRefusedWithAnExample(String text) {
    assertThat(
        refusal(text),
        is("\"" + text + "\" is not a size. Write a number and k, m or g, such as 256m or 2g."));
  }

  @Test
  void aSizeInWhichNothingFitsIsRefused() {
    assertThat(refusal("10k"), is("\"10k\" is too little to work with. Use 1m or more."));
  }

  @Test
  void moreThanAnyComputerHasIsRefused() {
    assertThat(
        refusal("999999999999999g"),
        is("\"999999999999999g\" is more than any computer has. Write a number and k, m or g."));
  }

  @Test
  void moreThanJavaMayUseIsRefusedWithTheWayToGiveItMore() {
    TypeConversionException refused =
        assertThrows(
            TypeConversionException.class, () -> MemorySize.checked("2g", 2L << 30, 256L << 20));

    assertThat(
        refused.getMessage(),
        is(
            "\"2g\" is too much: Java may use 256m in all, and needs a quarter"
                + " of it for other things. Use 192m or less, or give Java more:"
                + " PERDURE_JAVA_OPTS=-Xmx4096m."));
  }

  private String refusal(String text) {
    return assertThrows(TypeConversionException.class, () -> converter.convert(text)).getMessage();
  }
}
