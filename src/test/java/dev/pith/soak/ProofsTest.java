package dev.pith.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.evaluate.Progress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that {@code pith soak} proves, at the smaller figures. */
// Servers are watched through /proc, and asked from many addresses of the loopback network.
@EnabledOnOs(OS.LINUX)
class ProofsTest {
  static Stream<Named<Property>> all() {
    return Proofs.all().stream().map(property -> Named.of(property.name(), property));
  }

  @ParameterizedTest
  @MethodSource("all")
  void thePromiseIsKept(Property property) throws Exception {
    assertThat(property.prove(Scale.BUILD, Progress.SILENT).broken()).isEmpty();
  }
}
