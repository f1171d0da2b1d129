package dev.pith.plan;

import java.util.HashMap;
import java.util.Map;

/** Figures as they are measured of an index of 100,000 vectors of 384 dimensions. */
final class SampleFigures {
  static final String ENCODER = "small";

  private SampleFigures() {}

  static MeasuredFigures all() {
    return new MeasuredFigures(values());
  }

  static MeasuredFigures without(String id) {
    Map<String, Double> values = values();
    values.remove(id);
    return new MeasuredFigures(values);
  }

  /** One of them with another value, or one more. */
  static MeasuredFigures with(String id, double value) {
    Map<String, Double> values = values();
    values.put(id, value);
    return new MeasuredFigures(values);
  }

  private static Map<String, Double> values() {
    Map<String, Double> values = new HashMap<>();
    values.put("indexed-documents", 1e5);
    values.put("indexed-dimensions", 384.0);
    values.put("float-hot-total-bytes", 1e5 * (1_536 + 60));
    values.put("float-disk-bytes", 1e5 * (1_536 + 60 + 130));
    values.put("float-search-seconds", 0.0015);
    values.put("onebit-search-seconds", 0.0011);
    values.put("million-vs-100k", 1.3);
    values.put(ENCODER + "-median-millis", 1.0);
    values.put(ENCODER + "-documents-per-core-second", 500.0);
    return values;
  }

  static Machines machines() {
    return new Machines(16, 64e9, 4e9, 0.8, 0.6, 50_000_000, 2, 7);
  }

  static Workload workload(double documents, int dimensions, double queriesPerSecond, int bits) {
    return new Workload((long) documents, dimensions, queriesPerSecond, ENCODER, bits);
  }

  static Plan plan(Workload workload) {
    return plan(workload, machines(), all());
  }

  static Plan plan(Workload workload, Machines machines, MeasuredFigures figures) {
    return Plan.of(
        workload, machines, IndexModel.of(figures), EncoderCost.of(figures, workload.encoder()));
  }
}
