package dev.pith.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.channels.Channels;

/** The process's standard input, whose reading ends when its thread is interrupted. */
final class StandardInput {
  private StandardInput() {}

  static InputStream open() {
    return new BufferedInputStream(
        Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel()));
  }
}
