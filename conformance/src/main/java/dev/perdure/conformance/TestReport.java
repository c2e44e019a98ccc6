package dev.perdure.conformance;

import dev.perdure.conformance.suite.TestCase;
import dev.perdure.conformance.way.Result;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of one test in all ways. Immutable.
 *
 * @param results by the names of the ways; without those in which the test was not run
 */
record TestReport(TestCase test, Map<String, Result> results) {
  TestReport {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
  }
}
