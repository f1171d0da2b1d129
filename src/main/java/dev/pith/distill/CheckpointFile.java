package dev.pith.distill;

import dev.pith.bert.FloatMatrix;
import dev.pith.disk.DurableFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A training's state on disk, whole or not at all.
 *
 * <p>Big-endian: magic and version (int each), name of the training (UTF), step and best step (int
 * each), start and best score (double each), four lists of matrices (int count; of each int rows,
 * int columns, floats), CRC-32C of all before it (long).
 *
 * @param file where it is, or will be; its folder exists
 * @param training name of the training; the state of another is not read
 */
record CheckpointFile(Path file, String training) {
  private static final int MAGIC = 0x50495448;
  private static final int VERSION = 1;

  void write(TrainingState state) {
    try {
      DurableFile.write(file, stream -> write(state, stream));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the checkpoint " + file, e);
    }
  }

  private void write(TrainingState state, OutputStream stream) throws IOException {
    CRC32C sum = new CRC32C();
    DataOutputStream out =
        new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(stream), sum));
    writeFields(state, out);
    out.writeLong(sum.getValue());
    out.flush();
  }

  private void writeFields(TrainingState state, DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(training);
    out.writeInt(state.step());
    out.writeInt(state.bestStep());
    out.writeDouble(state.startScore());
    out.writeDouble(state.bestScore());
    for (List<FloatMatrix> matrices :
        List.of(state.current(), state.means(), state.squares(), state.best())) {
      out.writeInt(matrices.size());
      for (FloatMatrix matrix : matrices) {
        out.writeInt(matrix.rows());
        out.writeInt(matrix.columns());
        ByteBuffer bytes = ByteBuffer.allocate(matrix.values().length * Float.BYTES);
        bytes.asFloatBuffer().put(matrix.values());
        out.write(bytes.array());
      }
    }
  }

  /**
   * The state, if there is one of this training.
   *
   * @throws CheckpointException when the file is damaged
   */
  Optional<TrainingState> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    CRC32C sum = new CRC32C();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), sum))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION || !in.readUTF().equals(training)) {
        return Optional.empty();
      }
      TrainingState state = read(in);
      long found = sum.getValue();
      if (in.readLong() != found) {
        throw new CheckpointException(file, "its checksum does not match");
      }
      return Optional.of(state);
    } catch (IOException | IllegalArgumentException e) {
      throw new CheckpointException(file, String.valueOf(e.getMessage()));
    }
  }

  private TrainingState read(DataInputStream in) throws IOException {
    return new TrainingState(
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        matrices(in),
        matrices(in),
        matrices(in),
        matrices(in));
  }

  private List<FloatMatrix> matrices(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<FloatMatrix> matrices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int rows = in.readInt();
      int columns = in.readInt();
      long bytes = (long) rows * columns * Float.BYTES;
      if (rows < 1 || columns < 1 || bytes > Files.size(file)) {
        throw new CheckpointException(file, "a matrix of %d x %d".formatted(rows, columns));
      }
      float[] values = new float[rows * columns];
      ByteBuffer.wrap(in.readNBytes(Math.toIntExact(bytes))).asFloatBuffer().get(values);
      matrices.add(new FloatMatrix(rows, columns, values));
    }
    return matrices;
  }
}
