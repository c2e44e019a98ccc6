/**
 * How fast Perdure is, as ratios within one run: of a large heap to a small one, of a durable turn
 * to a bare append and fsync, of a persistent object to the same object in the stock engine.
 *
 * <p>Nothing here is asserted, and nothing depends on it. {@code benchmarks/run NAME} runs one;
 * {@code docs/benchmarks.md} has the figures and what they mean.
 */
@NullMarked
package dev.perdure.benchmarks;

import org.jspecify.annotations.NullMarked;
