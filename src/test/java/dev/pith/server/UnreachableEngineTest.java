package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import dev.pith.search.UnavailableException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server whose engine searches something that is away for a while. */
class UnreachableEngineTest {
  /** Away, or not. */
  private static final class Absent implements SearchEngine {
    private volatile boolean isAway = true;

    @Override
    public List<String> encoders() {
      return List.of("full");
    }

    @Override
    public String documentsBy(String encoder) {
      return encoder;
    }

    @Override
    public long documents() {
      if (isAway) {
        throw new UnavailableException("the cluster http://10.1.2.3 does not answer", null);
      }
      return 1;
    }

    @Override
    public SearchResult search(SearchQuery query) {
      throw new UnavailableException("the cluster http://10.1.2.3 does not answer", null);
    }

    @Override
    public void close() {}
  }

  @Test
  void whatCannotBeReachedNowIsToldSoAndMayBeAskedAgain() {
    Absent engine = new Absent();
    try (RunningServer server = RunningServer.of(engine)) {
      for (HttpResponse<String> response :
          List.of(server.search("{\"query\":\"bees\"}"), server.get("/health/ready"))) {
        JsonNode problem = RunningServer.json(response);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(problem.get("detail").textValue())
            .isEqualTo("What is searched cannot be reached now; try again.");
        assertThat(response.body()).doesNotContain("10.1.2.3");
      }
      engine.isAway = false;
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }
}
