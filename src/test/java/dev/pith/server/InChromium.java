package dev.pith.server;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What looks at pages: one browser for a class, which every test finds wide and light. */
abstract class InChromium {
  static Chromium chromium;

  @BeforeAll
  static void startBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stopBrowser() {
    chromium.close();
  }

  @BeforeEach
  void desktop() {
    chromium.size(1360, 900);
    chromium.colours("light");
  }
}
