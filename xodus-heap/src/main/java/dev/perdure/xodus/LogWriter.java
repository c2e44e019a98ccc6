package dev.perdure.xodus;

import jetbrains.exodus.ExodusException;
import jetbrains.exodus.io.Block;
import jetbrains.exodus.io.DataWriter;
import jetbrains.exodus.io.RemoveBlockType;

/** What Xodus writes its log through. Confined to the thread that holds Xodus's commit lock. */
final class LogWriter implements DataWriter {

  private final LogFiles files;
  private volatile boolean open;

  LogWriter(LogFiles files) {
    this.files = files;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public Block openOrCreateBlock(long address, long length) {
    files.open(address, length);
    open = true;
    return new LogReader.LogBlock(files, address);
  }

  @Override
  public Block write(byte[] bytes, int offset, int length) {
    return new LogReader.LogBlock(files, files.append(bytes, offset, length));
  }

  @Override
  public void sync() {
    if (open) {
      files.sync();
    }
  }

  @Override
  public void syncDirectory() {
    files.syncDirectory();
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      files.closeTail();
    }
  }

  @Override
  public void removeBlock(long address, RemoveBlockType type) {
    files.remove(address);
  }

  @Override
  public void truncateBlock(long address, long length) {
    files.truncate(address, length);
  }

  @Override
  public void clear() {
    throw new ExodusException("The log of a heap is never cleared.");
  }

  /** The heap has a lock of its own, taken before Xodus sees anything. */
  @Override
  public boolean lock(long timeoutMillis) {
    return true;
  }

  @Override
  public boolean release() {
    return true;
  }

  @Override
  public String lockInfo() {
    return "";
  }
}
