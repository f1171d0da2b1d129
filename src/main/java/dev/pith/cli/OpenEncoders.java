package dev.pith.cli;

import dev.pith.encode.Encoder;
import java.util.List;

/** The one owner of a command's encoders. */
record OpenEncoders(List<? extends Encoder> encoders) implements AutoCloseable {
  OpenEncoders {
    encoders = List.copyOf(encoders);
  }

  List<Encoder> all() {
    return List.copyOf(encoders);
  }

  @Override
  public void close() {
    encoders.forEach(Encoder::close);
  }
}
