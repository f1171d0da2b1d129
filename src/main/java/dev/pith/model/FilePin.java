package dev.pith.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a file must be.
 *
 * @param file its name inside the encoder directory, without a path
 * @param sha256 64 hex digits
 * @param bytes its length, at most 1 GiB
 */
public record FilePin(
    @JsonProperty(required = true) String file,
    @JsonProperty(required = true) String sha256,
    @JsonProperty(required = true) long bytes) {
  private static final long MAX_BYTES = 1L << 30;

  public FilePin {
    if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("'" + file + "' is not a plain file name");
    }
    Sha256.require(sha256);
    if (bytes < 0 || bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a file of %d bytes is not between 0 and %d".formatted(bytes, MAX_BYTES));
    }
  }
}
