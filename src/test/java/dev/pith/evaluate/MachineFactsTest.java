package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MachineFactsTest {
  @Test
  void theProcessorIsReadFromTheFirstCore() {
    List<String> cpuInfo =
        List.of(
            "processor\t: 0",
            "model name\t: Some CPU: fast @ 2.00GHz",
            "flags\t\t: fpu avx2 sse4_2 mmx avx512_vnni",
            "processor\t: 1",
            "model name\t: Another");
    assertThat(MachineFacts.cpuModel(cpuInfo)).isEqualTo("Some CPU: fast @ 2.00GHz");
    assertThat(MachineFacts.vectorFlags(cpuInfo)).containsExactly("avx2", "avx512_vnni", "sse4_2");
  }

  @Test
  void armTellsFeaturesInsteadOfFlags() {
    List<String> cpuInfo = List.of("processor : 0", "Features : fp asimd asimddp i8mm");
    assertThat(MachineFacts.vectorFlags(cpuInfo)).containsExactly("asimd", "asimddp", "i8mm");
    assertThat(MachineFacts.cpuModel(cpuInfo)).isEqualTo("unknown");
  }

  @Test
  void aSystemWithoutSuchFilesIsUnknown() {
    assertThat(MachineFacts.cpuModel(List.of())).isEqualTo("unknown");
    assertThat(MachineFacts.vectorFlags(List.of())).isEmpty();
    assertThat(ProcFiles.lines("no such file")).isEmpty();
    CpuTimes none = CpuTimes.parse(List.of());
    assertThat(none.stealPercentSince(none)).isEmpty();
  }

  @Test
  void stealIsAShareOfAllTicksBetween() {
    CpuTimes before = CpuTimes.parse(List.of("cpu  10 0 10 70 0 0 0 10 99 99", "cpu0 1 2"));
    CpuTimes after = CpuTimes.parse(List.of("cpu  60 0 20 100 5 3 2 20 99 99"));
    assertThat(before).isEqualTo(new CpuTimes(10, 20, 100));
    // 210 ticks later in all, 10 more stolen of 110.
    assertThat(after.stealPercentSince(before).orElseThrow()).isCloseTo(9.0909, within(1e-4));
  }

  @Test
  void flagsThatNameFilesOrPropertiesStayPrivate() {
    assertThat(
            MachineFacts.speedFlags(
                List.of(
                    "-Xmx3g",
                    "-Dtoken=secret",
                    "--add-modules=jdk.incubator.vector",
                    "-javaagent:/home/me/agent.jar",
                    "-XX:HeapDumpPath=/home/me",
                    "-XX:+UseZGC")))
        .containsExactly("-Xmx3g", "--add-modules=jdk.incubator.vector", "-XX:+UseZGC");
  }

  @Test
  void thisMachineHasCoresAndAVirtualMachine() {
    MachineFacts facts = MachineFacts.now(OptionalDouble.empty());
    assertThat(facts.cores()).isPositive();
    assertThat(facts.memoryBytes()).isPresent();
    assertThat(facts.vectorBits()).isGreaterThanOrEqualTo(64);
    assertThat(facts.jdk()).contains("25");
  }
}
