package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pith.corpus.JudgementLog;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.telemetry.AccessLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerOptionsTest {
  private static final ServerOptions LOCAL =
      ServerOptions.local(7, () -> new IndexProgress(1, 2, true), RunningServer.FACTS);

  @TempDir private Path folder;

  private static List<Object> told(ServerOptions options) {
    List<Function<ServerOptions, Object>> all =
        List.of(
            ServerOptions::host,
            ServerOptions::port,
            ServerOptions::report,
            ServerOptions::progress,
            ServerOptions::encoders,
            ServerOptions::changes,
            ServerOptions::reindexing,
            ServerOptions::shadowShare,
            ServerOptions::jobs,
            ServerOptions::judgements,
            ServerOptions::accessLog,
            ServerOptions::embedders,
            ServerOptions::keys,
            ServerOptions::tls);
    return all.stream().map(one -> one.apply(options)).toList();
  }

  private static ServerOptions with(List<UnaryOperator<ServerOptions>> changes) {
    ServerOptions options = LOCAL;
    for (UnaryOperator<ServerOptions> change : changes) {
      options = change.apply(options);
    }
    return options;
  }

  @Test
  void eachChangeIsOfOneThingAndKeepsAllOthers() throws IOException {
    List<Object> before = told(LOCAL);
    JobDesk desk = new ScriptedBench().desk(folder.resolve("jobs"));
    try (JudgementLog log =
            JudgementLog.open(folder.resolve("thumbs.jsonl"), InstantSource.system());
        AccessLog requests = AccessLog.open(folder.resolve("access.log"))) {
      List<UnaryOperator<ServerOptions>> changes =
          List.of(
              options -> options.withHost("0.0.0.0"),
              options -> options.withReport(folder.resolve("report.html")),
              options -> options.withShadow(0.25),
              options -> options.withJobs(desk),
              options -> options.withJudgements(log),
              options -> options.withAccessLog(requests),
              options -> options.withEmbedders(List.of(new BagOfWordsEncoder("full", 16, 1))));
      for (UnaryOperator<ServerOptions> change : changes) {
        List<Object> after = told(change.apply(LOCAL));
        assertThat(IntStream.range(0, after.size()))
            .filteredOn(i -> !after.get(i).equals(before.get(i)))
            .hasSize(1);
      }
      List<Object> all = told(with(changes));
      assertThat(told(with(changes.reversed()))).isEqualTo(all);
      assertThat(all).filteredOn(one -> !before.contains(one)).hasSize(changes.size());
    } finally {
      desk.queue().close();
    }
    assertThat(told(LOCAL)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void aPortThatThereIsNotIsRefused(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerOptions.local(port, LOCAL.progress(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void whatIsNoShareIsRefused(double share) {
    assertThatIllegalArgumentException().isThrownBy(() -> LOCAL.withShadow(share));
  }
}
