package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.Models;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own, ended while they are in native code. */
class EndingTest {
  private static final int BY_SIGTERM = 128 + 15;

  /** A command that is told what to do by its argument; it says "ready" once it is busy. */
  static final class Command {
    private static final String TEXT = "how it ends ".repeat(100);

    private Command() {}

    public static void main(String[] arguments) throws InterruptedException {
      Ending ending = Ending.ofThisThread();
      OnnxEncoder encoder = OnnxEncoder.open(Models.full());
      switch (arguments[0]) {
        case "heedful" -> waitBeside(encoder);
        case "busy" -> encodeUntilCutOff(encoder);
        case "serving" -> serveBeside(encoder);
        case "warming" -> warmUp(ending);
        case "done" -> encodeBeside(encoder).await();
        default -> ignoreInterrupts(encoder);
      }
      ending.exit(0);
    }

    private static CountDownLatch encodeBeside(OnnxEncoder encoder) {
      CountDownLatch begun = new CountDownLatch(2);
      for (int i = 0; i < 2; i++) {
        Thread.ofPlatform()
            .daemon()
            .uncaughtExceptionHandler((thread, cutOff) -> {})
            .start(() -> encodeForever(encoder, begun));
      }
      return begun;
    }

    private static void encodeForever(OnnxEncoder encoder, CountDownLatch begun) {
      while (true) {
        encoder.encode(Role.DOCUMENT, TEXT);
        begun.countDown();
      }
    }

    private static void waitBeside(OnnxEncoder encoder) throws InterruptedException {
      encodeBeside(encoder).await();
      System.out.println("ready");
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException interrupted) {
        System.out.println("closed");
      }
    }

    private static void serveBeside(OnnxEncoder encoder) throws InterruptedException {
      encodeBeside(encoder).await();
      System.out.println("ready");
      SearchSite.awaitEnd();
      System.out.println("closed");
    }

    private static void warmUp(Ending ending) {
      Ending.await();
      System.out.println("ready");
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException asked) {
        System.out.println("closed");
        ending.exit(Main.INTERRUPTED);
      }
    }

    private static void encodeUntilCutOff(OnnxEncoder encoder) {
      System.out.println("ready");
      try {
        IntStream.range(0, Integer.MAX_VALUE)
            .parallel()
            .forEach(i -> encoder.encode(Role.DOCUMENT, TEXT));
      } catch (CancellationException cutOff) {
        System.out.println("closed");
      }
    }

    private static void ignoreInterrupts(OnnxEncoder encoder) throws InterruptedException {
      encodeBeside(encoder).await();
      System.out.println("ready");
      while (true) {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException ignored) {
          System.out.println("interrupted");
        }
      }
    }
  }

  @TempDir private Path folder;

  @Test
  void aCommandThatHeedsTheSignalClosesWhatItHas() throws Exception {
    assertThatItClosesWhenSignalled("heedful", BY_SIGTERM);
  }

  @Test
  void aCommandBusyInNativeCodeIsCutOffAndStillCloses() throws Exception {
    assertThatItClosesWhenSignalled("busy", BY_SIGTERM);
  }

  @Test
  void aServerThatIsAskedToEndHasDoneWhatItShould() throws Exception {
    assertThatItClosesWhenSignalled("serving", 0);
  }

  @Test
  void norHasAServerFailedThatIsAskedToEndBeforeItIsWarm() throws Exception {
    assertThatItClosesWhenSignalled("warming", 0);
  }

  private void assertThatItClosesWhenSignalled(String what, int code) throws Exception {
    Process process = start(what);
    BufferedReader out = process.inputReader();
    assertThat(out.readLine()).isEqualTo("ready");

    process.toHandle().destroy();

    assertThat(out.readLine()).isEqualTo("closed");
    assertThat(process.waitFor()).isEqualTo(code);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aSecondSignalEndsWhatDoesNotListen() throws Exception {
    Process process = start("deaf");
    BufferedReader out = process.inputReader();
    assertThat(out.readLine()).isEqualTo("ready");

    process.toHandle().destroy();
    assertThat(out.readLine()).isEqualTo("interrupted");
    process.toHandle().destroy();

    assertThat(process.waitFor()).isEqualTo(BY_SIGTERM);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aCommandThatIsDoneEndsThoughOthersAreStillInNativeCode() throws Exception {
    assertThat(start("done").waitFor()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aJobsCommandClosesWhatItHasWhenItsServerIsGone() throws Exception {
    Process server = new ProcessBuilder("sleep", "600").start();
    Process process =
        start("heedful", "-D%s=%d".formatted(JobProcess.SERVER, server.toHandle().pid()));
    BufferedReader out = process.inputReader();
    assertThat(out.readLine()).isEqualTo("ready");

    server.destroyForcibly();

    assertThat(out.readLine()).isEqualTo("closed");
    assertThat(process.waitFor()).isEqualTo(BY_SIGTERM);
  }

  /** A JVM that crashes leaves a file in {@link #folder}. */
  private Process start(String what, String... flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:ErrorFile=" + folder.resolve("crash-%p.log"),
            "-cp",
            System.getProperty("java.class.path"),
            Command.class.getName(),
            what));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
