package dev.pith.extract;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;

/**
 * The child's end: reads the files it is asked for until nobody asks any more.
 *
 * <p>One thread listens all the time, so that the process ends as soon as its parent does, whatever
 * is being read. What libraries print goes nowhere.
 */
public final class ExtractionChild {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int BROKEN = 1;

  private ExtractionChild() {}

  /**
   * Serves until standard input ends, and then ends the process.
   *
   * @param arguments those of the program
   * @param opening called once, when libraries can do no harm any more
   */
  public static void serve(String[] arguments, Supplier<FileReading> opening)
      throws InterruptedException {
    ChildFolder folder = new ChildFolder(Path.of(arguments[0]));
    DataInputStream requests = new DataInputStream(new FileInputStream(FileDescriptor.in));
    DataOutputStream answers =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES));
    System.setIn(InputStream.nullInputStream());
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    Seclusion.begin();
    SynchronousQueue<Path> files = new SynchronousQueue<>();
    Thread.ofPlatform()
        .name("reading")
        .uncaughtExceptionHandler((thread, failure) -> Runtime.getRuntime().halt(BROKEN))
        .start(() -> answerAll(files, opening, answers));
    try {
      for (Path file; (file = MessageFormat.readRequest(requests)) != null; ) {
        files.put(file);
      }
    } catch (IOException parentIsGone) {
      // The same as the end of requests.
    }
    folder.delete();
    Runtime.getRuntime().halt(0);
  }

  private static void answerAll(
      SynchronousQueue<Path> files, Supplier<FileReading> opening, DataOutputStream answers) {
    try {
      FileReading reading = opening.get();
      MessageFormat.writeReady(answers);
      while (true) {
        MessageFormat.writeAnswer(answers, reading.read(files.take()));
      }
    } catch (IOException parentIsGone) {
      throw new UncheckedIOException(parentIsGone);
    } catch (InterruptedException nobodyDoesThis) {
      Thread.currentThread().interrupt();
    }
  }
}
