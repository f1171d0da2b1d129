package dev.pith.distill;

import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A teacher's vectors, computed once and kept in a file, so that a training that was killed does
 * not begin with them again.
 *
 * <p>The file holds the vectors of the first texts, each {@code dimension} big-endian floats; what
 * is missing is computed and appended. It is named after the texts and the teacher.
 *
 * @param teacher whose vectors
 * @param file where they are kept; its folder exists
 * @param progress is told what the teacher has read
 */
record TeacherVectors(Encoder teacher, Path file, TrainingProgress progress) {
  private static final int TEXTS_PER_WRITE = 256;

  List<float[]> of(List<Passage> texts) {
    int width = teacher.dimension();
    int rowBytes = width * Float.BYTES;
    List<float[]> vectors = new ArrayList<>(texts.size());
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      int known = (int) Math.min(texts.size(), channel.size() / rowBytes);
      ByteBuffer row = ByteBuffer.allocate(rowBytes);
      for (int i = 0; i < known; i++) {
        row.clear();
        while (row.hasRemaining() && channel.read(row) >= 0) {}
        float[] vector = new float[width];
        row.flip().asFloatBuffer().get(vector);
        vectors.add(vector);
      }
      channel.truncate((long) known * rowBytes);
      progress.taught(known, texts.size());
      for (int from = known; from < texts.size(); from += TEXTS_PER_WRITE) {
        List<float[]> found =
            encode(texts.subList(from, Math.min(texts.size(), from + TEXTS_PER_WRITE)));
        append(channel, found, rowBytes);
        vectors.addAll(found);
        progress.taught(vectors.size(), texts.size());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the teacher's vectors in " + file, e);
    }
    return vectors;
  }

  private List<float[]> encode(List<Passage> passages) {
    Map<Role, Iterator<float[]>> vectors = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      List<String> texts =
          passages.stream().filter(p -> p.role() == role).map(Passage::text).toList();
      vectors.put(role, teacher.encodeAll(role, texts).iterator());
    }
    return passages.stream()
        .map(passage -> Objects.requireNonNull(vectors.get(passage.role())).next())
        .toList();
  }

  private static void append(FileChannel channel, List<float[]> vectors, int rowBytes)
      throws IOException {
    ByteBuffer rows = ByteBuffer.allocate(vectors.size() * rowBytes);
    for (float[] vector : vectors) {
      rows.asFloatBuffer().put(vector);
      rows.position(rows.position() + rowBytes);
    }
    rows.flip();
    while (rows.hasRemaining()) {
      channel.write(rows, channel.size());
    }
  }
}
