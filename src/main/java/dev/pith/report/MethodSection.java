package dev.pith.report;

import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.MachineFacts;
import java.util.List;

/** What was measured, where and how, down to the command that does it again. */
final class MethodSection {
  private static final double BYTES_PER_GIGABYTE = 1e9;

  private final LatencyReport report;

  MethodSection(LatencyReport report) {
    this.report = report;
  }

  List<Element> elements() {
    return List.of(
        Element.of("p", method()).with("class", "lead"),
        Element.of("div").with("class", "facts").add(machine(), inputs()),
        Element.of("h3", "Run it again"),
        Element.of("pre").add(Element.of("code", report.command())));
  }

  private String method() {
    LatencyResult latency = report.latency();
    return """
        One query at a time on one thread. Every query went through all encoders in a new random \
        order before the next one, in %d rounds over %s queries; the reference took part twice, \
        and the second time is the noise. Warm-up: %s; it took %d and is not counted. A speedup \
        is the median over queries of the paired ratio of times, its interval a bootstrap over \
        queries (seed %d)."""
        .formatted(
            latency.plan().rounds(),
            Figures.count(latency.queries()),
            latency.plan().warmupRule(),
            latency.warmUp().blocks(),
            latency.plan().seed());
  }

  private Element machine() {
    MachineFacts machine = report.latency().machine();
    Element list = Element.of("dl");
    entry(list, "Processor", machine.cpu() + ", " + machine.cores() + " cores");
    entry(
        list,
        "Memory",
        machine.memoryBytes().isPresent()
            ? Figures.decimals(machine.memoryBytes().getAsLong() / BYTES_PER_GIGABYTE, 1) + " GB"
            : MachineFacts.UNKNOWN);
    entry(
        list,
        "Vector units",
        "%d bit in Java; %s"
            .formatted(machine.vectorBits(), orUnknown(String.join(" ", machine.vectorFlags()))));
    entry(list, "Power policy", machine.governor());
    entry(list, "System", machine.os());
    entry(list, "Java", machine.jdk());
    entry(
        list,
        "JVM flags",
        machine.jvmFlags().isEmpty() ? "none" : String.join(" ", machine.jvmFlags()));
    entry(list, "Load, steal", load(machine));
    entry(list, "Measured", machine.measuredAt().toString());
    return list;
  }

  private static String load(MachineFacts machine) {
    String load =
        machine.loadAverage().isPresent()
            ? Figures.decimals(machine.loadAverage().getAsDouble(), 2)
            : MachineFacts.UNKNOWN;
    String steal =
        machine.stealPercent().isPresent()
            ? Figures.decimals(machine.stealPercent().getAsDouble(), 2) + " %"
            : MachineFacts.UNKNOWN;
    return load + ", " + steal;
  }

  private Element inputs() {
    Element list = Element.of("dl");
    entry(
        list,
        "Queries",
        "%s, %s texts"
            .formatted(report.querySet().name(), Figures.count(report.querySet().count())));
    hash(list, "SHA-256 of queries", report.querySet().sha256());
    entry(list, "Documents", report.corpus().isEmpty() ? "none" : report.corpus());
    report.models().forEach(model -> hash(list, "SHA-256 of " + model.name(), model.sha256()));
    return list;
  }

  private static void entry(Element list, String name, String value) {
    list.add(Element.of("dt", name), Element.of("dd", value));
  }

  private static void hash(Element list, String name, String value) {
    list.add(Element.of("dt", name), Element.of("dd").add(Element.of("code", value)));
  }

  private static String orUnknown(String text) {
    return text.isEmpty() ? MachineFacts.UNKNOWN : text;
  }
}
