package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What `record.errors` offers. */
class ErrorListTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private String errors(String expression) {
    return runtime.turn(
        """
        (function () {
          var Post = Model.define('Post', { attributes: {
            title: { type: 'string', required: true }, firstName: { type: 'string', length: 3 }
          } });
          var post = new Post({ firstName: 'x' });
          post.isValid();
          var errors = post.errors;
          return [%s];
        })()
        """
            .formatted(expression));
  }

  @Test
  void itCountsItsErrors() {
    assertThat(errors("errors.size, errors.isEmpty(), errors.any()"), is("[2,false,true]"));
  }

  @Test
  void itGivesMessagesAndItemsOfAPath() {
    assertThat(
        errors("errors.on('title'), errors.of('title', 'blank').length, errors.of('title', 'x')"),
        is("[[\"can't be blank\"],1,[]]"));
  }

  @Test
  void itKnowsWhatItHas() {
    assertThat(
        errors("errors.has('title'), errors.has('title', 'taken'), errors.has('x')"),
        is("[true,false,false]"));
  }

  @Test
  void itSpeaksInSentences() {
    assertThat(
        errors("errors.fullMessages(), errors.fullMessagesFor('title')"),
        is(
            "[[\"Title can't be blank\","
                + "\"First name is the wrong length (should be 3 characters)\"],"
                + "[\"Title can't be blank\"]]"));
  }

  @Test
  void itIsMessagesByPathAsJson() {
    assertThat(
        errors("errors"),
        is(
            "[{\"title\":[\"can't be blank\"],"
                + "\"firstName\":[\"is the wrong length (should be 3 characters)\"]}]"));
  }

  @Test
  void itIsIterable() {
    assertThat(
        errors("Array.from(errors, function (item) { return item.path + ' ' + item.kind; })"),
        is("[[\"title blank\",\"firstName wrong_length\"]]"));
  }

  @Test
  void anItemTellsAllThereIsToKnow() {
    assertThat(
        errors("errors.of('firstName')[0], errors.of('firstName')[0].record === post"),
        is(
            "[{\"name\":\"ValidatorError\",\"path\":\"firstName\",\"kind\":\"wrong_length\","
                + "\"type\":\"wrong_length\",\"validator\":\"length\",\"value\":\"x\","
                + "\"params\":{\"count\":3},"
                + "\"message\":\"is the wrong length (should be 3 characters)\","
                + "\"fullMessage\":\"First name is the wrong length (should be 3 characters)\","
                + "\"severity\":\"error\"},true]"));
  }

  @Test
  void itTakesErrorsOfKnownKindsAndOwnMessages() {
    assertThat(
        errors(
            "errors.add('a', 'taken').message, errors.add('b', 'is odd').message, errors.on('b')"),
        is("[\"has already been taken\",\"is odd\",[\"is odd\"]]"));
  }

  @Test
  void anErrorAddedToARecordWithoutErrorsStays() {
    assertThat(
        runtime.turn(
            "var A = Model.define('A', {}); var a = new A(); a.errors.add('base', 'no'); a.errors.size"),
        is("1"));
  }

  @Test
  void clearingTakesItOffTheRecord() {
    assertThat(
        errors("errors.clear(), post.errors.size, Object.getOwnPropertyNames(post)"),
        is("[null,0,[\"firstName\"]]"));
  }

  @Test
  void itDeletesErrorsOfAPathOrAKind() {
    assertThat(
        errors(
            """
            errors.delete('title', 'taken'), errors.delete('title'), errors.has('title'),
            errors.delete('firstName', 'wrong_length'), errors.isEmpty(), Object.getOwnPropertyNames(post)
            """),
        is(
            "[[],[\"can't be blank\"],false,[\"is the wrong length (should be 3 characters)\"],"
                + "true,[\"firstName\"]]"));
  }

  @Test
  void anErrorThatWasAddedTellsWhatItWasGiven() {
    assertThat(
        errors("errors.add('a', 'odd', { message: 'is {count}', params: { count: 3 }, value: 4 })"),
        is(
            "[{\"name\":\"ValidatorError\",\"path\":\"a\",\"kind\":\"odd\",\"type\":\"odd\","
                + "\"validator\":\"odd\",\"value\":4,\"params\":{\"count\":3},\"message\":\"is 3\","
                + "\"fullMessage\":\"A is 3\",\"severity\":\"error\"}]"));
  }

  @Test
  void anErrorOfTheWholeRecordIsItsOwnSentence() {
    assertThat(errors("errors.add('base', 'Too many').fullMessage"), is("[\"Too many\"]"));
  }

  @Test
  void aSavedRecordCarriesNone() {
    assertThat(
        runtime.turn(
            """
            var A = Model.define('A', { attributes: { name: { type: 'string', required: true } } });
            var a = new A();
            a.save();
            a.name = 'x';
            a.save();
            Object.getOwnPropertyNames(a)
            """),
        is("[\"name\",\"id\",\"$key\"]"));
  }

  @Test
  void lookingAtThemDoesNotChangeTheRecord() {
    assertThat(
        runtime.turn(
            "var A = Model.define('A', {}); var a = new A(); a.errors; Object.getOwnPropertyNames(a)"),
        is("[]"));
  }
}
