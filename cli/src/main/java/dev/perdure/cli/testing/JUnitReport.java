package dev.perdure.cli.testing;

import dev.perdure.testing.TestFailure;
import dev.perdure.testing.TestResult;
import dev.perdure.testing.TestResult.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The XML that continuous integration reads: a suite for each file. For one thread. */
public final class JUnitReport {
  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * Writes a report to a file, whose directory is made if it is not there.
   *
   * @throws IOException if that cannot be done
   */
  public static void write(TestTotals totals, Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
      new JUnitReport(xml).write(totals);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void write(TestTotals totals) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    start("testsuites");
    attribute("time", TestTotals.seconds(totals.nanos(), 3));
    for (FileResult file : totals.files()) {
      writeFile(file);
    }
    end();
    xml.writeEndDocument();
  }

  private void writeFile(FileResult file) throws XMLStreamException {
    boolean isLoaded = file.fault() == null;
    start("testsuite");
    attribute("name", file.file());
    attribute("tests", String.valueOf(file.results().size() + (isLoaded ? 0 : 1)));
    attribute("failures", String.valueOf(file.count(Status.FAILED)));
    attribute("errors", isLoaded ? "0" : "1");
    attribute("skipped", String.valueOf(file.count(Status.SKIPPED)));
    attribute("time", TestTotals.seconds(file.nanos(), 3));
    for (TestResult result : file.results()) {
      writeTest(file, result);
    }
    if (file.fault() != null) {
      start("testcase");
      attribute("classname", file.file());
      attribute("name", "(loading)");
      writeFault("error", firstLine(file.fault()), file.fault());
      end();
    }
    end();
  }

  private void writeTest(FileResult file, TestResult result) throws XMLStreamException {
    start("testcase");
    attribute("classname", (file.file() + " " + result.suite()).strip());
    attribute("name", result.name());
    attribute("file", file.file());
    attribute("time", TestTotals.seconds(result.nanos(), 3));
    for (TestFailure failure : result.failures()) {
      writeFault("failure", firstLine(failure.message()), FailureText.of(failure));
    }
    if (result.status() == Status.SKIPPED) {
      xml.writeEmptyElement("skipped");
    }
    end();
  }

  private void writeFault(String element, String message, String text) throws XMLStreamException {
    start(element);
    attribute("message", message);
    xml.writeCharacters(valid(text));
    end();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private void start(String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  private void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, valid(value));
  }

  /** Without the characters that XML cannot have, not even escaped. */
  private static String valid(String text) {
    StringBuilder valid = new StringBuilder();
    text.codePoints().forEach(each -> valid.appendCodePoint(isValid(each) ? each : 0xFFFD));
    return valid.toString();
  }

  private static boolean isValid(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }
}
