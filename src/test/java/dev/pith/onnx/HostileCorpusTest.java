package dev.pith.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each hostile model is refused by the one declared exception, in a line that says where and why,
 * for little memory and little of a processor.
 *
 * <p>What a thread has allocated and computed is counted by the JVM for that thread alone, so the
 * bounds hold however busy the machine is.
 */
class HostileCorpusTest {
  /** Beside the model itself; garbage included, so the heap needs less. */
  private static final long MAX_ALLOCATED_BYTES = 64L << 20;

  private static final long MAX_CPU_NANOS = Duration.ofSeconds(1).toNanos();

  private static final int MAX_MESSAGE_CHARS = 610;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir private Path parent = Path.of("");

  @TestFactory
  Stream<DynamicContainer> everyHostileModelIsRefusedAtLittleCost() {
    return HostileCorpus.patterns().stream()
        .map(
            pattern ->
                DynamicContainer.dynamicContainer(
                    pattern.name(),
                    pattern.models().stream()
                        .map(
                            model ->
                                DynamicTest.dynamicTest(
                                    model.name(), () -> assertRefused(model)))));
  }

  @Test
  void thereAreManyAndEachHasItsName() {
    assertThat(HostileCorpus.models())
        .extracting(HostileModel::name)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(200);
    assertThat(HostileCorpus.patterns())
        .allSatisfy(pattern -> assertThat(pattern.models()).as(pattern.name()).isNotEmpty())
        .extracting(AttackPattern::name)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CVE-2022-25882",
        "CVE-2024-5187",
        "CVE-2024-7776",
        "CVE-2024-27318",
        "CVE-2025-51480",
        "CVE-2026-27489",
        "CVE-2026-34447",
        "onnxruntime #28709"
      })
  void everyPublishedAttackIsAmongThem(String published) {
    assertThat(HostileCorpus.patterns())
        .extracting(AttackPattern::name)
        .anyMatch(name -> name.startsWith(published + ":"));
  }

  private void assertRefused(HostileModel model) throws IOException, InterruptedException {
    MalformedModelException refusal =
        switch (model.form()) {
          case HostileModel.Form.Bytes(var maker) -> {
            byte[] bytes = maker.get();
            yield refusal(() -> OnnxReader.read(bytes));
          }
          case HostileModel.Form.Placed(var placing) -> {
            Path file = placing.into(Files.createTempDirectory(parent, "model"));
            yield refusal(() -> OnnxReader.read(file));
          }
        };
    assertThat(refusal).hasMessageContaining(model.message());
    assertThat(refusal.getMessage())
        .as("where and what, in one printable line")
        .matches("(at byte \\d+|[^\\p{Cntrl}]+): [^\\p{Cntrl}]{10,}")
        .hasSizeLessThan(MAX_MESSAGE_CHARS);
    model.offset().ifPresent(offset -> assertThat(refusal.offset()).isEqualTo(offset));
  }

  private static MalformedModelException refusal(Callable<OnnxModel> reading) {
    long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    long cpuBefore = THREADS.getCurrentThreadCpuTime();
    MalformedModelException refusal =
        catchThrowableOfType(MalformedModelException.class, reading::call);
    long cpuNanos = THREADS.getCurrentThreadCpuTime() - cpuBefore;
    long allocatedBytes = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;

    assertThat(refusal).as("the model is refused").isNotNull();
    assertThat(allocatedBytes).as("bytes allocated").isLessThan(MAX_ALLOCATED_BYTES);
    assertThat(cpuNanos).as("nanoseconds of the thread").isLessThan(MAX_CPU_NANOS);
    return refusal;
  }
}
