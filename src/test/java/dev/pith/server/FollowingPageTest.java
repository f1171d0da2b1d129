package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.Eventually;
import dev.pith.jobs.Job;
import dev.pith.jobs.JobKind;
import dev.pith.jobs.JobState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a page learns of a job's progress. */
class FollowingPageTest extends InReports {
  private double streams(String status) {
    return site.metrics()
        .sum(
            "pith_http_request_duration_seconds_count",
            "route",
            JobEventRoute.PATH,
            "status",
            status);
  }

  private Job running() {
    Job job = site.held(JobKind.REPORT, "full, compact");
    site.await(job, JobState.RUNNING);
    return job;
  }

  @Test
  void theServerTellsThePageByOneStream() {
    running();
    openReports("busy");
    awaitText(RUNNING, "Asking full, 43 %");
    site.open();
    awaitCount("#reports .job", 1);

    assertThat(chromium.one("#reports .job").getText()).contains(JobSite.HEADLINE);
    Eventually.until(() -> streams("200") == 1);
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void whereNoStreamIsFreeThePageAsksAgainAndAgain() throws IOException, InterruptedException {
    Job job = running();
    URI events = site.uri(JobRoutes.PATH + "/" + job.id() + "/events");
    List<InputStream> followers = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < RequestLimits.JOB_STREAMS; i++) {
        HttpResponse<InputStream> taken =
            client.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofInputStream());
        assertThat(taken.statusCode()).isEqualTo(200);
        followers.add(taken.body());
      }
      openReports("busy");
      awaitText(RUNNING, "Asking full, 43 %");
      Eventually.until(() -> streams("503") == 1);
      site.open();
      awaitCount("#reports .job", 1);
      assertThat(chromium.one("#reports .job").getText()).contains(JobSite.HEADLINE);
      assertThat(streams("503")).as("it does not insist").isEqualTo(1);
      for (InputStream follower : followers) {
        follower.close();
      }
    }
  }
}
