package dev.perdure.runtime.heap;

/**
 * How long sequences of values are split in pages. Records say how theirs were split, so that these
 * numbers may be others in each process. Immutable.
 *
 * @param values how many values a page has: a power of two. A page of numbers or references is to
 *     take about a kilobyte: small enough to be written for one of them, large enough to make
 *     reading all of them fast
 * @param longestWhole a sequence of more values is split
 * @param shortestSplit a sequence that is split and has no more values than this becomes part of
 *     its record again; less than {@code longestWhole}, so that a length that goes up and down does
 *     not rewrite all pages each time
 */
public record PageSizes(int values, int longestWhole, int shortestSplit) {

  /** What heaps are written with. */
  public static final PageSizes USUAL = new PageSizes(128, 256, 128);
}
