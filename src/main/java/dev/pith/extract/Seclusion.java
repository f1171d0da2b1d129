package dev.pith.extract;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.List;
import java.util.Set;

/** What a child must not do: call others, and end before its parent. */
final class Seclusion {
  /** Where classes and resources come from. */
  private static final Set<String> LOCAL = Set.of("file", "jar", "jrt");

  private Seclusion() {}

  /** For the life of this process. */
  static void begin() {
    URL.setURLStreamHandlerFactory(
        protocol -> LOCAL.contains(protocol) ? null : new RefusedAddress());
    List.of("INT", "TERM", "HUP").forEach(Seclusion::ignore);
  }

  /**
   * Ctrl-C goes to all processes of a terminal. The parent, which knows what it means, ends this
   * one; if this one ended first, a file would seem to be broken. By reflection, because javac
   * warns of the class's name.
   */
  private static void ignore(String name) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object signal = signalType.getConstructor(String.class).newInstance(name);
      signalType
          .getMethod("handle", signalType, handlerType)
          .invoke(null, signal, handlerType.getField("SIG_IGN").get(null));
    } catch (ReflectiveOperationException unknownHere) {
      // The system has no such signal, so nobody sends it.
    }
  }

  /** An address that nothing is fetched from. */
  private static final class RefusedAddress extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL address) throws IOException {
      throw new IOException("nothing is fetched while a file is read");
    }
  }
}
