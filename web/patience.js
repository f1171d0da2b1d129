/** Asking again when the server says that it will have time. */

const MOST_TRIES = 30;

/**
 * What `ask` gives, asked again after the pause that the server names, which it does when it is
 * asked too fast or is busy.
 *
 * @param signal ends the waiting
 */
export async function patiently(ask, signal) {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (problem) {
      if (typeof problem.retrySeconds !== "number" || tries === MOST_TRIES) {
        throw problem;
      }
      await pause(problem.retrySeconds * 1000, signal);
    }
  }
}

/** Some milliseconds later, unless `signal` comes first, which throws its reason. */
export function pause(millis, signal) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", end);
      resolve();
    }, Math.max(0, millis));
    signal.addEventListener("abort", end, { once: true });
  });
}
