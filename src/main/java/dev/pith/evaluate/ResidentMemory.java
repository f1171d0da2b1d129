package dev.pith.evaluate;

import java.util.OptionalLong;

/** What this process occupies of the machine's memory. */
public final class ResidentMemory {
  private static final String KIBIBYTES = " kB";
  private static final long BYTES_PER_KIBIBYTE = 1024;

  private ResidentMemory() {}

  /** Bytes as the system counts them, libraries and mapped files included; empty but on Linux. */
  public static OptionalLong bytes() {
    return ProcFiles.value(ProcFiles.lines("self/status"), "VmRSS").stream()
        .filter(value -> value.endsWith(KIBIBYTES))
        .map(value -> value.substring(0, value.length() - KIBIBYTES.length()))
        .mapToLong(kibibytes -> Long.parseLong(kibibytes) * BYTES_PER_KIBIBYTE)
        .findFirst();
  }
}
