package dev.pith.report;

import dev.pith.evaluate.LatencyResult;
import java.util.List;

/** What a search for an encoder has measured, where and how, down to the command. */
final class TuneMethod {
  private final TuneReport report;

  TuneMethod(TuneReport report) {
    this.report = report;
  }

  List<Element> elements() {
    return List.of(
        Element.of("p", quality()).with("class", "lead"),
        Element.of("p", time()).with("class", "lead"),
        Element.of("div")
            .with("class", "facts")
            .add(MachineList.of(report.latency().machine()), inputs()),
        Element.of("h3", "Run it again"),
        Element.of("pre").add(Element.of("code", report.command())));
  }

  private String quality() {
    return """
        Nobody has judged. %s titles and %s sentences were drawn from %s documents and taken out of \
        them; each is a question, and the document that it was taken from is what has to be found. \
        %s Quality is nDCG@10 over exact rankings as a share of the full encoder's (%s). Agreement \
        is the share of the full encoder's first ten that are among an encoder's first ten, over %s; \
        it bounds nothing."""
        .formatted(
            Figures.count(report.probed().titles()),
            Figures.count(report.probed().sentences()),
            Figures.count(report.corpus().documents()),
            searched(),
            Figures.score(report.tuning().full().ndcg()),
            report
                .questions()
                .map(
                    own ->
                        "the %s questions of %s".formatted(Figures.count(own.count()), own.name()))
                .orElse("the same questions"));
  }

  private String searched() {
    return switch (report.tuning().documents()) {
      case OWN -> "Every encoder asks over its own vectors of the documents.";
      case REFERENCE ->
          "Every encoder asks over the full encoder's vectors of the documents, as search and serve do with --asymmetric; its own were not made.";
    };
  }

  private String time() {
    LatencyResult latency = report.latency();
    return """
        One question at a time on one thread. Every three questions went through all encoders in \
        a new random order before the next ones, each time behind six others to the same encoder, \
        in %d rounds over %s questions; the full encoder took part twice, and differs from itself \
        by up to %s."""
        .formatted(
            latency.plan().rounds(),
            Figures.count(latency.queries()),
            Figures.percent(latency.noise().floor()));
  }

  private Element inputs() {
    Element list = Element.of("dl");
    MachineList.entry(
        list,
        "Documents",
        "%s of %s of %s"
            .formatted(
                Figures.count(report.corpus().documents()),
                Figures.count(report.corpus().of()),
                report.corpus().name()));
    MachineList.entry(list, "Known items", "%s".formatted(Figures.count(report.probed().count())));
    MachineList.entry(
        list,
        "Timed questions",
        "%s, %s texts".formatted(report.timed().name(), Figures.count(report.timed().count())));
    MachineList.hash(list, "SHA-256 of those", report.timed().sha256());
    report
        .tuning()
        .measured()
        .forEach(one -> MachineList.entry(list, one.name(), one.description()));
    return list;
  }
}
