package dev.pith.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * Operating-system signals, from {@code sun.misc.Signal} of the supported module {@code
 * jdk.unsupported}. It is reached by reflection, because javac warns of the name itself and the
 * warning cannot be switched off.
 */
final class Signals {
  private Signals() {}

  /**
   * Calls {@code action} with the signal's number, on a thread of its own, each time that it comes.
   * Changes nothing where the system does not know the signal, or this process was told to ignore
   * it.
   *
   * @param name without its SIG, as in INT
   */
  static void on(String name, IntConsumer action) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object signal = signalType.getConstructor(String.class).newInstance(name);
      int number = (int) signalType.getMethod("getNumber").invoke(signal);
      Object handler =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                action.accept(number);
                return null;
              });
      signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
    } catch (InvocationTargetException unknownHere) {
      if (!(unknownHere.getCause() instanceof IllegalArgumentException)) {
        throw new LinkageError("sun.misc.Signal fails", unknownHere.getCause());
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("sun.misc.Signal is not what it was", e);
    }
  }
}
