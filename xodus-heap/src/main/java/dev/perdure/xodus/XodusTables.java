package dev.perdure.xodus;

import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.util.EnumMap;
import java.util.Map;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The Xodus stores of a heap: one for each table, named by the table's number, and one for the
 * chain.
 *
 * <p>Immutable; the stores in it are bound to no transaction.
 */
record XodusTables(Map<StoreTable, Store> tables, Store chain) {

  private static final String CHAIN = "chain";

  /** Opens the store of the chain; null if the heap has none. */
  static @Nullable Store openChain(Environment environment, Transaction transaction) {
    return environment.storeExists(CHAIN, transaction)
        ? environment.openStore(CHAIN, StoreConfig.WITHOUT_DUPLICATES, transaction)
        : null;
  }

  /** Opens all stores, and makes those that the heap does not have yet. */
  static XodusTables open(Environment environment) {
    Transaction transaction = environment.beginReadonlyTransaction();
    try {
      boolean complete = environment.storeExists(CHAIN, transaction);
      for (StoreTable table : StoreTable.values()) {
        complete &= environment.storeExists(name(table), transaction);
      }
      if (complete) {
        return openIn(environment, transaction);
      }
    } finally {
      transaction.abort();
    }
    return environment.computeInExclusiveTransaction(writing -> openIn(environment, writing));
  }

  private static XodusTables openIn(Environment environment, Transaction transaction) {
    Map<StoreTable, Store> tables = new EnumMap<>(StoreTable.class);
    for (StoreTable table : StoreTable.values()) {
      tables.put(table, environment.openStore(name(table), config(table), transaction));
    }
    Store chain = environment.openStore(CHAIN, StoreConfig.WITHOUT_DUPLICATES, transaction);
    return new XodusTables(tables, chain);
  }

  /**
   * Objects and pages are mostly got one by one, which a tree with prefixing does three times as
   * fast; the other tables are scanned, which one without does faster.
   */
  static boolean isPrefixing(StoreTable table) {
    return table == StoreTable.OBJECTS || table == StoreTable.PAGES;
  }

  private static StoreConfig config(StoreTable table) {
    return isPrefixing(table)
        ? StoreConfig.WITHOUT_DUPLICATES_WITH_PREFIXING
        : StoreConfig.WITHOUT_DUPLICATES;
  }

  private static String name(StoreTable table) {
    return "table-" + table.number();
  }

  Store of(StoreTable table) {
    Store store = tables.get(table);
    if (store == null) {
      throw new IllegalArgumentException("There is no table " + table + ".");
    }
    return store;
  }

  void apply(WriteBatch batch, Transaction transaction) {
    for (WriteBatch.Entry entry : batch.entries()) {
      ArrayByteIterable key = new ArrayByteIterable(entry.key());
      byte[] value = entry.value();
      if (value == null) {
        of(entry.table()).delete(transaction, key);
      } else {
        of(entry.table()).put(transaction, key, new ArrayByteIterable(value));
      }
    }
  }
}
