package dev.pith.report;

import dev.pith.evaluate.Disturbance;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario of a cell, and what else went on meanwhile.
 *
 * @param cell as it stands beside a plot
 * @param scenario {@code single stream}, {@code offline}, {@code server} or {@code HTTP}
 */
record WatchedScenario(String cell, String scenario, Disturbance disturbance) {
  /** The one that keeps a single thread busy. */
  static final String SINGLE_STREAM = "single stream";

  /** Of a report, cell by cell. */
  static List<WatchedScenario> of(CellReport report) {
    List<WatchedScenario> all = new ArrayList<>();
    report.cells().forEach(one -> all.addAll(of(one)));
    return all;
  }

  /** Of a cell. */
  static List<WatchedScenario> of(CellResult one) {
    String cell = one.cell().label();
    List<WatchedScenario> all = new ArrayList<>();
    all.add(new WatchedScenario(cell, SINGLE_STREAM, one.singleStream().disturbance()));
    all.add(new WatchedScenario(cell, "offline", one.offline().disturbance()));
    all.add(new WatchedScenario(cell, "server", one.server().disturbance()));
    one.http().ifPresent(rate -> all.add(new WatchedScenario(cell, "HTTP", rate.disturbance())));
    return all;
  }

  String label() {
    return cell + ", " + scenario;
  }
}
