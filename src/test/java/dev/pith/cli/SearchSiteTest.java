package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.FakeSearchEngine;
import dev.pith.fixtures.Models;
import dev.pith.server.EncoderFacts;
import dev.pith.server.IndexProgress;
import dev.pith.server.ServerOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchSiteTest {
  @Test
  void everyOpenEncoderCanBeAskedForVectorsAlsoOneThatTheIndexDoesNotKnow() {
    Encoder full = new BagOfWordsEncoder("full", 16, 1);
    Encoder other = new BagOfWordsEncoder("other", 8, 2);

    ServerOptions options =
        SearchSite.options(
            new FakeSearchEngine(List.of("full"), List.of(1L)),
            List.of(full, other),
            List.of(Models.full(), Models.full()),
            0,
            () -> new IndexProgress(1, 1, false));

    assertThat(options.embedders()).containsExactly(full, other);
    assertThat(options.encoders()).extracting(EncoderFacts::name).containsExactly("full", "other");
  }
}
