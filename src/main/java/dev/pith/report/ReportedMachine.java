package dev.pith.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/** Where something was measured, as a file tells it. */
final class ReportedMachine {
  /** What makes a machine another one, or the same one faster; in the order they are told in. */
  private static final Map<String, String> FACTS = new LinkedHashMap<>();

  static {
    FACTS.put("cpu", "Processor");
    FACTS.put("cores", "Cores");
    FACTS.put("memoryBytes", "Memory, bytes");
    FACTS.put("vectorFlags", "Vector units");
    FACTS.put("vectorBits", "Vector bits in Java");
    FACTS.put("governor", "Power policy");
    FACTS.put("os", "System");
    FACTS.put("jdk", "Java");
    FACTS.put("jvmFlags", "JVM flags");
  }

  private ReportedMachine() {}

  /** By their names for a reader; those that are not told are left out. */
  static Map<String, String> facts(JsonNode machine) {
    Map<String, String> facts = new LinkedHashMap<>();
    FACTS.forEach(
        (key, name) -> {
          JsonNode fact = machine.path(key);
          if (fact.isValueNode() && !fact.isNull()) {
            facts.put(name, fact.asText());
          } else if (fact.isArray()) {
            facts.put(name, joined(fact));
          }
        });
    return facts;
  }

  /** Running processes for each core; absent when either is not told. */
  static OptionalDouble load(JsonNode machine) {
    double load = machine.path("loadAverage").asDouble(Double.NaN);
    double perCore = load / machine.path("cores").asDouble(Double.NaN);
    return Double.isFinite(perCore) && perCore >= 0
        ? OptionalDouble.of(perCore)
        : OptionalDouble.empty();
  }

  /** Names of the facts that are not the same in both, of those that either tells. */
  static List<String> differences(ReadReport before, ReadReport after) {
    return FACTS.values().stream()
        .filter(name -> !of(before, name).equals(of(after, name)))
        .toList();
  }

  static String of(ReadReport report, String name) {
    return report.machine().getOrDefault(name, "");
  }

  static List<String> names() {
    return List.copyOf(FACTS.values());
  }

  private static String joined(JsonNode list) {
    StringJoiner joined = new StringJoiner(" ");
    list.forEach(one -> joined.add(one.asText()));
    return joined.toString();
  }
}
