package dev.pith.distill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.fixtures.TinyEncoders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anEncoderTakenApartAndPutTogetherIsTheSame(long seed) {
    EncoderWeights encoder = TinyEncoders.random(seed);
    assertThat(Parameters.encoder(encoder, Parameters.of(encoder))).isEqualTo(encoder);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void everyPartHasItsPlace(long seed) {
    EncoderWeights encoder = TinyEncoders.random(seed);
    for (int i = 0; i < encoder.layers().size(); i++) {
      EncoderLayer layer = encoder.layers().get(i);
      for (LayerPart part : LayerPart.values()) {
        assertThat(Parameters.of(encoder).get(Parameters.place(i, part)))
            .as("%s of layer %d", part, i)
            .isEqualTo(part.of(layer));
      }
    }
  }
}
