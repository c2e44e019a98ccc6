package dev.perdure.xodus;

import jetbrains.exodus.env.EnvironmentConfig;

/** How Xodus is set up, and why. */
final class XodusSettings {

  private XodusSettings() {}

  static EnvironmentConfig of(XodusHeapOptions options, int logFileBytes) {
    return new EnvironmentConfig()
        // Off by default: a commit would be durable some time later.
        .setLogDurableWrite(true)
        // By default a commit after a pause syncs in its middle, too. Xodus adds this to a time.
        .setLogSyncPeriod(Long.MAX_VALUE / 4)
        .setLogFileSize(logFileBytes / 1024)
        .setLogCachePageSize(LogLayout.PAGE_BYTES)
        .setLogCacheShared(false)
        .setMemoryUsagePercentage(options.cachePercent())
        .setLogLockTimeout(0)
        // Never: it empties a log that it does not understand.
        .setLogClearInvalid(false)
        .setFullFileReadonly(false)
        // Where a heap may live is for the user to say.
        .setLogAllowRamDisk(true)
        .setLogAllowRemovable(true)
        .setLogAllowRemote(true)
        // A close writes nothing, and does not wait for a forgotten cursor.
        .setEnvCloseForcedly(true)
        .setEnvMonitorTxnsTimeout(0)
        .setEnvMonitorTxnsExpirationTimeout(0)
        .setEnvGatherStatistics(false)
        .setManagementEnabled(false)
        // The cleaner holds up commits while it works: as soon as it is due, and briefly.
        .setGcEnabled(options.isCleanerOn())
        .setGcStartIn(1000)
        .setGcRunPeriod(0)
        .setGcTransactionTimeout(50)
        .setGcFilesDeletionDelay(1000);
  }
}
