package dev.perdure.xodus;

import java.util.ArrayList;
import java.util.List;
import jetbrains.exodus.io.Block;
import jetbrains.exodus.io.DataReader;

/** What Xodus reads its log through. Thread-safe. */
final class LogReader implements DataReader {

  private final LogFiles files;

  LogReader(LogFiles files) {
    this.files = files;
  }

  @Override
  public String getLocation() {
    return files.directory().toString();
  }

  @Override
  public Iterable<Block> getBlocks() {
    return getBlocks(0);
  }

  @Override
  public Iterable<Block> getBlocks(long fromAddress) {
    List<Block> blocks = new ArrayList<>();
    for (long address : files.addressesFrom(fromAddress)) {
      blocks.add(new LogBlock(files, address));
    }
    return blocks;
  }

  @Override
  public void close() {
    files.closeAll();
  }

  /** One file of the log. */
  record LogBlock(LogFiles files, long address) implements Block {

    @Override
    public long getAddress() {
      return address;
    }

    @Override
    public long length() {
      return files.lengthOf(address);
    }

    @Override
    public int read(byte[] output, long position, int offset, int count) {
      return files.read(address, output, position, offset, count);
    }

    @Override
    public Block refresh() {
      return this;
    }
  }
}
