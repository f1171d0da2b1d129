package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ResidentMemoryTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void itIsMoreThanAnyJvmNeedsAndNoMoreThanTheMachineHas() {
    long bytes = ResidentMemory.bytes().orElseThrow();
    long machineBytes =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getTotalMemorySize();
    assertThat(bytes).isBetween(10L << 20, machineBytes);
  }
}
