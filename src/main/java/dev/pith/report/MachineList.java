package dev.pith.report;

import dev.pith.evaluate.MachineFacts;

/** Where something was measured, as a list of facts. */
final class MachineList {
  private static final double BYTES_PER_GIGABYTE = 1e9;

  private MachineList() {}

  static Element of(MachineFacts machine) {
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

  static void entry(Element list, String name, String value) {
    list.add(Element.of("dt", name), Element.of("dd", value));
  }

  static void hash(Element list, String name, String value) {
    list.add(Element.of("dt", name), Element.of("dd").add(Element.of("code", value)));
  }

  private static String orUnknown(String text) {
    return text.isEmpty() ? MachineFacts.UNKNOWN : text;
  }
}
