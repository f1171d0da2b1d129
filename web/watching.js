import { hasEnded, jobs } from "./jobs.js";

const BUSY_MILLIS = 1000;
const REST_MILLIS = 10_000;
const AFTER_FAILURE_MILLIS = 3000;

/**
 * Looks at the jobs: each second while one of them waits or runs, else now and then, and at once
 * when the page is seen again.
 *
 * @param onJobs called with all of them after each look
 * @param onFailure called when the server could not be asked
 * @returns a function that has them looked at now; what is under way is not told any more
 */
export function watching(onJobs, onFailure) {
  let looks = 0;
  let timer = 0;

  async function look() {
    clearTimeout(timer);
    const mine = ++looks;
    let next = AFTER_FAILURE_MILLIS;
    try {
      const seen = await jobs();
      if (mine !== looks) {
        return;
      }
      onJobs(seen);
      next = seen.every(hasEnded) ? REST_MILLIS : BUSY_MILLIS;
    } catch (problem) {
      if (mine !== looks) {
        return;
      }
      onFailure(problem);
      next = Math.max(next, (problem.retrySeconds ?? 0) * 1000);
    }
    timer = setTimeout(look, next);
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      look();
    }
  });
  look();
  return look;
}
