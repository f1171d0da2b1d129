package dev.pith.encode;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Encoders that are open together; whoever has these is their one owner.
 *
 * @param encoders in the order in which they were named
 */
public record OpenEncoders(List<? extends Encoder> encoders) implements AutoCloseable {
  public OpenEncoders {
    encoders = List.copyOf(encoders);
  }

  /**
   * Opens all side by side.
   *
   * @param openings each opens one; when one fails, those that are open are closed and the first
   *     failure is thrown
   */
  public static OpenEncoders open(List<? extends Supplier<? extends Encoder>> openings) {
    List<Opened> opened = openings.parallelStream().map(Opened::of).toList();
    OpenEncoders all =
        new OpenEncoders(opened.stream().flatMap(one -> one.encoder().stream()).toList());
    opened.stream()
        .flatMap(one -> one.failure().stream())
        .findFirst()
        .ifPresent(
            first -> {
              all.close();
              throw first;
            });
    return all;
  }

  /** One of both. */
  private record Opened(Optional<Encoder> encoder, Optional<RuntimeException> failure) {
    static Opened of(Supplier<? extends Encoder> opening) {
      try {
        return new Opened(Optional.of(opening.get()), Optional.empty());
      } catch (RuntimeException failure) {
        return new Opened(Optional.empty(), Optional.of(failure));
      }
    }
  }

  /** All of them, still owned by these. */
  public List<Encoder> all() {
    return List.copyOf(encoders);
  }

  @Override
  public void close() {
    encoders.forEach(Encoder::close);
  }
}
