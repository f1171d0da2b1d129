package dev.pith.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;

/** A child that does what the name of the file says. */
final class FakeChild {
  private static final int EXIT_CODE = 7;
  private static final int PIECE_BYTES = 1 << 20;

  private int reads;

  private FakeChild() {}

  static ChildCommand command(int heapMegabytes) {
    return new ChildCommand(
        System.getProperty("java.class.path"), FakeChild.class.getName(), heapMegabytes);
  }

  public static void main(String[] arguments) throws InterruptedException {
    ExtractionChild.serve(arguments, () -> new FakeChild()::read);
  }

  private Extraction read(Path file) {
    reads++;
    return switch (file.getFileName().toString()) {
      case "die" -> die();
      case "die unless first" -> reads > 1 ? die() : text("read");
      case "throw" -> throw new IllegalStateException("thrown");
      case "overflow the stack" -> read(file);
      case "hang" -> hang();
      case "print" -> print();
      case "answer nonsense" -> nonsense();
      case "allocate" -> allocate();
      case "fetch" -> fetch();
      case "refuse" -> new Extraction.Refusal("is refused: take it out");
      case "tell who reads" -> text(Long.toString(ProcessHandle.current().pid()));
      case "tell where" -> text(System.getProperty("java.io.tmpdir"));
      default -> text(file.toString());
    };
  }

  private static Extraction text(String text) {
    return new Extraction.Text("title", text);
  }

  private static Extraction die() {
    Runtime.getRuntime().halt(EXIT_CODE);
    throw new AssertionError("halted");
  }

  private static Extraction hang() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  private static Extraction print() {
    for (int i = 0; i < PIECE_BYTES / 8; i++) {
      System.out.println("printed");
      System.err.println("printed");
    }
    return text("read");
  }

  private static Extraction nonsense() {
    try {
      new FileOutputStream(FileDescriptor.out).write("no answer at all".getBytes(UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return text("read");
  }

  private static Extraction allocate() {
    byte[] kept = new byte[PIECE_BYTES];
    while (true) {
      kept = Arrays.copyOf(kept, 2 * kept.length);
    }
  }

  private static Extraction fetch() {
    try (var _ = URI.create("http://127.0.0.1/").toURL().openStream()) {
      return text("fetched");
    } catch (IOException refused) {
      return text(refused.getMessage() + ", " + lookUp());
    }
  }

  private static String lookUp() {
    try {
      return "and a name has %d addresses"
          .formatted(InetAddress.getAllByName("example.org").length);
    } catch (UnknownHostException unknown) {
      return "and no name is known";
    }
  }
}
