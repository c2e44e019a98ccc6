/**
 * The heap store on JetBrains Xodus: a directory with a log of Xodus's, whose bytes pass through
 * files of our own ({@link dev.perdure.xodus.LogFiles}) that carry checksums and know what was
 * synced.
 *
 * <p>Depends on the store SPI ({@code dev.perdure.runtime.store}) only. Nothing but the command
 * line and the benchmarks depends on it. The files are described in {@code docs/heap-format.md}.
 */
@NullMarked
package dev.perdure.xodus;

import org.jspecify.annotations.NullMarked;
