package dev.perdure.xodus;

/**
 * What a store has done since it was opened. Immutable.
 *
 * @param commits the calls of {@link XodusHeapStore#commit} that wrote something
 * @param batches the batches in them
 * @param syncs the fsyncs of the log, those of the cleaner and of full files included
 * @param logBytes the bytes appended to the log
 * @param logSizeBytes the bytes that the log takes now
 */
public record StoreStatistics(
    long commits, long batches, long syncs, long logBytes, long logSizeBytes) {}
