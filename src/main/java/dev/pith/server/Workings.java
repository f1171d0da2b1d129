package dev.pith.server;

import dev.pith.search.SearchEngine;
import dev.pith.telemetry.AnsweredRequest;
import dev.pith.telemetry.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What the routes of one server share: who may search now, who follows jobs, and what is counted.
 */
record Workings(Admission admission, JobStreams streams, Metrics metrics, LiveTraffic traffic)
    implements AutoCloseable {
  static Workings of(SearchEngine engine, ServerOptions options, RequestLimits limits) {
    Admission admission = new Admission(limits);
    Metrics metrics = new Metrics();
    new ServerLevels(metrics).addAll(engine, admission, options);
    LiveAgreement agreement = new LiveAgreement(System::nanoTime);
    Shadow shadow =
        new Shadow(engine, options.shadowShare(), agreement, admission::isIdle, new Random());
    LiveTraffic traffic =
        new LiveTraffic(
            new LiveLatency(System::nanoTime), new StageMetrics(metrics), agreement, shadow);
    return new Workings(admission, new JobStreams(), metrics, traffic);
  }

  /** Tells the metrics and, where there is one, the access log of each request. */
  RequestRecorder recorder(ServerOptions options) {
    List<Consumer<AnsweredRequest>> listeners = new ArrayList<>(List.of(metrics::add));
    options.accessLog().ifPresent(log -> listeners.add(log::add));
    return new RequestRecorder(listeners);
  }

  /** Ends what has no end of its own, so that a server can wait for the rest. */
  void drain() {
    streams.close();
  }

  @Override
  public void close() {
    streams.close();
    traffic.shadow().close();
    admission.close();
  }
}
