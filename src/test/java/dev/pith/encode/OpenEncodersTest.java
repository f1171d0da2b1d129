package dev.pith.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.fixtures.FakeEncoder;
import dev.pith.fixtures.ForwardingEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OpenEncodersTest {
  private final List<String> closed = Collections.synchronizedList(new ArrayList<>());

  /** Tells when it is closed. */
  private record Closing(Encoder encoder, List<String> closed) implements ForwardingEncoder {
    @Override
    public void close() {
      closed.add(encoder.name());
    }
  }

  private Supplier<Encoder> opening(String name) {
    return () -> new Closing(FakeEncoder.ofWords(name, 4, 1), closed);
  }

  private static Supplier<Encoder> failing(String why) {
    return () -> {
      throw new EncoderException(why);
    };
  }

  @Test
  void theyComeInTheOrderOfTheirOpeningAndAreClosedTogether() {
    try (OpenEncoders opened = OpenEncoders.open(List.of(opening("a"), opening("b")))) {
      assertThat(opened.all()).extracting(Encoder::name).containsExactly("a", "b");
      assertThat(closed).isEmpty();
    }

    assertThat(closed).containsExactly("a", "b");
  }

  @Test
  void whenOneFailsTheOthersAreClosedAndTheFirstFailureIsTold() {
    assertThatThrownBy(
            () ->
                OpenEncoders.open(
                    List.of(opening("a"), failing("first"), opening("b"), failing("second"))))
        .isInstanceOf(EncoderException.class)
        .hasMessage("first");

    assertThat(closed).containsExactlyInAnyOrder("a", "b");
  }
}
