package dev.pith.report;

import dev.pith.evaluate.LatencyResult;
import java.util.List;

/** What was measured, where and how, down to the command that does it again. */
final class MethodSection {
  private final LatencyReport report;

  MethodSection(LatencyReport report) {
    this.report = report;
  }

  List<Element> elements() {
    return List.of(
        Element.of("p", method()).with("class", "lead"),
        Element.of("div")
            .with("class", "facts")
            .add(MachineList.of(report.latency().machine()), inputs()),
        Element.of("h3", "Run it again"),
        Element.of("pre").add(Element.of("code", report.command())));
  }

  private String method() {
    LatencyResult latency = report.latency();
    return """
        One query at a time on one thread. Every query went through all encoders in a new random \
        order before the next one, in %d rounds over %s queries; the reference took part twice, \
        and the second time is the noise. In its turn an encoder answered the six queries before \
        first, so that the time that counts comes when it has settled, as in a server that runs \
        one encoder; the time of the first of these answers, which comes behind another encoder's \
        and finds the processor's caches full of its weights, is called cold. Warm-up: %s; it took %d and is not counted. A speedup \
        is the median over queries of the paired ratio of times, its interval a bootstrap over \
        queries (seed %d)."""
        .formatted(
            latency.plan().rounds(),
            Figures.count(latency.queries()),
            latency.plan().warmupRule(),
            latency.warmUp().blocks(),
            latency.plan().seed());
  }

  private Element inputs() {
    Element list = Element.of("dl");
    MachineList.entry(
        list,
        "Queries",
        "%s, %s texts"
            .formatted(report.querySet().name(), Figures.count(report.querySet().count())));
    MachineList.hash(list, "SHA-256 of queries", report.querySet().sha256());
    MachineList.entry(list, "Documents", report.corpus().isEmpty() ? "none" : report.corpus());
    report
        .models()
        .forEach(model -> MachineList.hash(list, "SHA-256 of " + model.name(), model.sha256()));
    return list;
  }
}
