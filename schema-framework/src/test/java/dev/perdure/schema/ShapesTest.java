package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of well-known shapes: what fits and what does not. */
class ShapesTest {

  private static TestRuntime runtime;

  @BeforeAll
  static void open() {
    runtime = TestRuntime.withModels();
    runtime.turn(
        """
        function kindsOf(shape, value) {
          var attribute = { type: 'any' };
          attribute[shape] = true;
          var M = Model.define('M', { attributes: { a: attribute } });
          var m = new M({ a: value });
          m.isValid();
          return Array.from(m.errors, function (i) { return i.kind + ' ' + i.validator + ' ' + i.message; }).join();
        }
        """);
  }

  @AfterAll
  static void close() {
    runtime.close();
  }

  private static String kindsOf(String shape, String value) {
    return runtime.turn("kindsOf('%s', %s)".formatted(shape, value));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          email        | 'ann@x.org'
          email        | 'ann.b+c@mail.x-y.co.at'
          url          | 'https://x.org/a?b#c'
          url          | 'http://ann:secret@localhost:8080'
          url          | 'https://[::1]:3000/a'
          uri          | 'mailto:ann@x.org'
          uri          | 'urn:isbn:0451450523'
          uri          | 'https://x.org'
          ip           | '10.0.0.1'
          ip           | 'fe80::1'
          ipv4         | '255.255.255.255'
          ipv4         | '0.0.0.0'
          ipv6         | '::'
          ipv6         | '2001:db8::ff00:42:8329'
          ipv6         | '1:2:3:4:5:6:7:8'
          ipv6         | '::ffff:192.0.2.1'
          alpha        | 'abcXYZ'
          alphanumeric | 'abc123'
          numeric      | '007'
          slug         | 'a-b2'
          hexColor     | '#fff'
          hexColor     | '#A0b1C2'
          hexColor     | '#a0b1c2ff'
          creditCard   | '4111 1111 1111 1111'
          creditCard   | '378282246310005'
          creditCard   | '5555-5555-5555-4444'
          iban         | 'AT61 1904 3002 3457 3201'
          iban         | 'DE89370400440532013000'
          iban         | 'gb82west12345698765432'
          json         | '{"a":[1]}'
          json         | 'null'
          base64       | 'YQ=='
          base64       | ''
          mac          | '00:1B:44:11:3a:b7'
          mac          | '00-1b-44-11-3a-b7'
          port         | '8080'
          port         | 0
          port         | 65535
          isoDate      | '2026-02-28'
          isoDate      | '2026-02-28T23:59:59Z'
          isoDate      | '2024-02-29T10:00:00.123+02:00'
          countryCode  | 'AT'
          locale       | 'de'
          locale       | 'pt-BR'
          locale       | 'zh_Hant_TW'
          locale       | 'es-419'
          mime         | 'text/html'
          mime         | 'application/vnd.api+json; charset=utf-8'
          """)
  void aTextThatFitsIsValid(String shape, String value) {
    assertThat(kindsOf(shape, value), is(""));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          email        | 'ann'
          email        | 'ann@x'
          email        | 'ann b@x.org'
          email        | 'ann@-x.org'
          url          | 'x.org'
          url          | 'ftp://x.org'
          url          | 'https://'
          url          | 'https://x.org/a b'
          uri          | '//x.org'
          uri          | 'a b:c'
          ip           | '10.0.0'
          ip           | 'x'
          ipv4         | '1.2.3.256'
          ipv4         | '1.2.3'
          ipv4         | '1.2.3.04'
          ipv6         | ':::'
          ipv6         | '1::2::3'
          ipv6         | '1:2:3:4:5:6:7'
          ipv6         | '1:2:3:4:5:6:7:8:9'
          ipv6         | '1:2:3:4:5:6:7::8'
          ipv6         | '12345::'
          ipv6         | '::1.2.3.256'
          alpha        | 'a1'
          alpha        | ''
          alphanumeric | 'a-1'
          numeric      | '1.5'
          numeric      | '-1'
          slug         | 'A b'
          slug         | 'a--b'
          hexColor     | '#12'
          hexColor     | 'fff'
          creditCard   | '4111 1111 1111 1112'
          creditCard   | '0'
          iban         | 'AT61 1904 3002 3457 3202'
          iban         | 'DE8937040044053201300'
          iban         | 'XX89370400440532013000'
          json         | '{a:1}'
          json         | ''
          base64       | 'YQ='
          base64       | 'Y Q='
          mac          | '00:1B:44:11:3A'
          mac          | '00:1B-44:11:3A:B7'
          port         | '65536'
          port         | '080'
          port         | 1.5
          isoDate      | '2026-02-29'
          isoDate      | '28.2.2026'
          isoDate      | '2026-02-28 10:00'
          countryCode  | 'at'
          countryCode  | 'XX'
          locale       | 'german'
          locale       | 'DE'
          mime         | 'html'
          mime         | 'text/'
          email        | 5
          json         | {}
          """)
  void aTextThatDoesNotFitIsInvalid(String shape, String value) {
    assertThat(kindsOf(shape, value), is("%1$s %1$s is invalid".formatted(shape)));
  }

  @Test
  void aShapeLeavesNullAlone() {
    assertThat(kindsOf("email", "null"), is(""));
  }
}
