package dev.pith.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Random;

/** What a disk, or someone, does to a file. */
enum Damage {
  BIT_FLIP {
    @Override
    byte[] of(byte[] good, Random random) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      return bad;
    }
  },
  TRUNCATION {
    @Override
    byte[] of(byte[] good, Random random) {
      return Arrays.copyOf(good, random.nextInt(good.length));
    }
  },
  DELETION {
    @Override
    byte[] of(byte[] good, Random random) {
      return new byte[0];
    }

    @Override
    void put(Path file, byte[] bad) throws IOException {
      Files.delete(file);
    }
  };

  private static final int KINDS_TOGETHER = 4;

  /** Of every four two flips, a truncation and a deletion. */
  static Damage number(int number) {
    return switch (number % KINDS_TOGETHER) {
      case 0, 1 -> BIT_FLIP;
      case 2 -> TRUNCATION;
      default -> DELETION;
    };
  }

  abstract byte[] of(byte[] good, Random random);

  /**
   * Does it to a file. Whoever has mapped it into memory keeps what was there: a mapping whose file
   * becomes shorter ends the process that reads it.
   */
  void put(Path file, byte[] bad) throws IOException {
    replace(file, bad);
  }

  /** Puts a whole file in the place of another one. */
  static void replace(Path file, byte[] bytes) throws IOException {
    Path beside = Files.createTempFile("pith-soak", ".part");
    Files.write(beside, bytes);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
