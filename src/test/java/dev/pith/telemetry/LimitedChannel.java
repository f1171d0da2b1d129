package dev.pith.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** A disk that has room for so many bytes, until it is given more. */
final class LimitedChannel implements WritableByteChannel {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private long room;

  LimitedChannel(long roomBytes) {
    room = roomBytes;
  }

  synchronized void free(long bytes) {
    room += bytes;
  }

  @Override
  public synchronized int write(ByteBuffer source) throws IOException {
    int count = (int) Math.min(room, source.remaining());
    if (count == 0) {
      throw new IOException("No space left on device");
    }
    byte[] bytes = new byte[count];
    source.get(bytes);
    written.writeBytes(bytes);
    room -= count;
    return count;
  }

  synchronized String text() {
    return written.toString(UTF_8);
  }

  List<String> lines() {
    return text().lines().toList();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
