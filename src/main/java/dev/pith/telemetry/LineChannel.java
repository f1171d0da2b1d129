package dev.pith.telemetry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/**
 * Writes whole lines to where writing may fail in the middle of one: that line stays a piece, and
 * the next one written is not glued to it. For use by one thread.
 */
final class LineChannel implements AutoCloseable {
  private static final byte[] END_OF_LINE = {'\n'};

  private final WritableByteChannel channel;
  private boolean torn;

  LineChannel(WritableByteChannel channel) {
    this.channel = channel;
  }

  /** Not all lines could be written. */
  static final class FailedException extends Exception {
    private final int written;

    FailedException(int written, IOException cause) {
      super(cause.getMessage(), cause);
      this.written = written;
    }

    /** How many of them are whole. */
    int written() {
      return written;
    }
  }

  /**
   * Writes all of them.
   *
   * @param lines each with its end
   * @throws FailedException when fewer could be written
   */
  void write(List<byte[]> lines) throws FailedException {
    ByteBuffer buffer = ByteBuffer.allocate(lines.stream().mapToInt(line -> line.length).sum());
    lines.forEach(buffer::put);
    buffer.flip();
    try {
      if (torn) {
        write(ByteBuffer.wrap(END_OF_LINE));
        torn = false;
      }
      write(buffer);
    } catch (IOException e) {
      throw new FailedException(whole(lines, buffer.position()), e);
    }
  }

  private void write(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Of the lines whose first bytes were written, those that are whole but perhaps for the end. */
  private int whole(List<byte[]> lines, int bytes) {
    int whole = 0;
    int left = bytes;
    while (whole < lines.size() && lines.get(whole).length <= left) {
      left -= lines.get(whole).length;
      whole++;
    }
    torn = torn || left > 0;
    return left > 0 && left == lines.get(whole).length - END_OF_LINE.length ? whole + 1 : whole;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
