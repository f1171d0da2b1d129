package dev.pith.server;

import dev.pith.corpus.Document;
import java.util.List;

/** Two dozen definitions, written for these tests. */
final class Glossary {
  static final List<Document> DOCUMENTS =
      List.of(
          entry("astronomer", "a scientist who studies stars, planets and what lies between them"),
          entry("astrologer", "someone who reads the future of a person from the stars"),
          entry("stargazer", "a person who looks at the night sky for pleasure"),
          entry("cosmologist", "a person who studies how the universe began and where it is going"),
          entry("astronaut", "a person trained to travel and work in space"),
          entry("observatory", "a building with a telescope, from which stars are watched"),
          entry("claustrophobia", "the fear of confined spaces such as lifts and tunnels"),
          entry("agoraphobia", "the fear of open places and of crowds"),
          entry("acrophobia", "the fear of heights"),
          entry(
              "phobia", "a lasting fear of some thing or place, stronger than there is reason for"),
          entry("anemometer", "an instrument for measuring the speed of the wind"),
          entry("barometer", "an instrument for measuring the pressure of the air"),
          entry("hygrometer", "an instrument for measuring how moist the air is"),
          entry("weather vane", "a turning arrow on a roof that shows where the wind comes from"),
          entry("tachometer", "an instrument for measuring how fast a shaft turns"),
          entry("seismograph", "an instrument that writes down how the ground shakes"),
          entry("carpenter", "a person who makes and repairs things of wood"),
          entry("blacksmith", "a person who forges iron with hammer and fire"),
          entry(
              "luthier", "a person who makes violins, guitars and other instruments with strings"),
          entry("apiary", "a place where bees are kept for their honey"),
          entry("orchard", "a piece of land on which fruit trees are grown"),
          entry("estuary", "the wide mouth of a river, where it meets the tide of the sea"),
          entry("isthmus", "a narrow strip of land with sea on both sides that joins two lands"),
          entry("twilight", "the soft light of the sky after sunset and before sunrise"));

  private Glossary() {}

  private static Document entry(String word, String meaning) {
    return new Document("g-" + word.replace(' ', '-'), word, meaning);
  }
}
