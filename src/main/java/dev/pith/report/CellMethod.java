package dev.pith.report;

import dev.pith.load.LoadPlan;
import java.util.List;

/** What was measured, where and how, down to the command that does it again. */
record CellMethod(CellReport report) {
  List<Element> elements() {
    return List.of(
        Element.of("p", singleStream()).with("class", "lead"),
        Element.of("p", load()).with("class", "lead"),
        Element.of("p", cells()).with("class", "lead"),
        Element.of("div")
            .with("class", "facts")
            .add(MachineList.of(report.singleStream().machine()), inputs()),
        Element.of("h3", "Run it again"),
        Element.of("pre").add(Element.of("code", report.reproduce().command())));
  }

  private String singleStream() {
    var plan = report.singleStream().plan();
    return """
        Single stream: every three questions went through all cells in a new random order before \
        the next ones, in %d rounds over %s questions; the reference took part twice, and what it shows \
        against itself, \u00b1%s, is the noise. In its turn a cell answered the six questions before \
        first. Warm-up: %s; it took %d and is not counted. A speedup is the median over questions \
        of the paired ratio of times, its interval a bootstrap over questions (seed %d)."""
        .formatted(
            plan.rounds(),
            Figures.count(report.singleStream().queries()),
            Figures.percent(report.singleStream().noise().floor()),
            plan.warmupRule(),
            report.singleStream().warmUp().blocks(),
            plan.seed());
  }

  private String load() {
    LoadPlan load = report.load();
    return """
        Offline: %d threads answer all questions, five times or more. Server: moments of a Poisson \
        process, %d threads, %s may wait, at least %s questions and %s s at each rate; refused and \
        failed ones count as late. Over HTTP, client and server share the machine."""
        .formatted(
            load.workers(),
            load.workers(),
            Figures.count(load.waiting()),
            Figures.count(load.leastQuestions()),
            Figures.coordinate(load.leastSeconds()));
  }

  private String cells() {
    return """
        Each cell has an index of its own, and its graph is asked for the nearest %s at least, however \
        few documents there are; pith search and serve compare all documents up to 10,000. CPU time is that of the whole \
        process in the offline scenario. %s Percentiles are told with enough samples behind them: 64 \
        for p90, 662 for p99."""
        .formatted(Figures.count(report.candidates()), energy());
  }

  private String energy() {
    return report.reference().offline().joules().isPresent()
        ? "Joules are those of the processors in it, with all that ran on them."
        : "Energy is not told: there are no intel-rapl counters, or none that this user may read.";
  }

  private Element inputs() {
    Reproduction reproduce = report.reproduce();
    Element list = Element.of("dl");
    MachineList.entry(
        list, "Documents", "%s, %s".formatted(report.data(), Figures.count(report.documents())));
    MachineList.hash(list, "SHA-256 of documents", reproduce.corpusSha256());
    MachineList.entry(
        list,
        "Questions",
        "%s, %s".formatted(report.questions().name(), Figures.count(report.questions().count())));
    MachineList.hash(list, "SHA-256 of questions", report.questions().sha256());
    report
        .models()
        .forEach(model -> MachineList.hash(list, "SHA-256 of " + model.name(), model.sha256()));
    MachineList.hash(
        list, "Commit of Pith", reproduce.commit().isEmpty() ? "unknown" : reproduce.commit());
    reproduce.libraries().forEach((library, version) -> MachineList.entry(list, library, version));
    return list;
  }
}
