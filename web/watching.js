import { following } from "./following.js";
import { hasEnded, jobs } from "./jobs.js";

const BUSY_MILLIS = 1000;
const FOLLOWING_MILLIS = 5000;
const REST_MILLIS = 10_000;
const AFTER_FAILURE_MILLIS = 3000;
const WITHOUT_EVENTS_MILLIS = 60_000;

/**
 * Looks at the jobs: the server tells how the one that runs goes on, and all are asked for now and
 * then, and at once when the page is seen again. Where the server does not tell, they are asked for
 * each second while one of them waits or runs.
 *
 * @param onJobs called with all of them after each look and change, and each second while one runs
 * @param onFailure called when the server could not be asked
 * @returns a function that has them looked at now; what is under way is not told any more
 */
export function watching(onJobs, onFailure) {
  let looks = 0;
  let timer = 0;
  let clock = 0;
  let asking = false;
  let changed = false;
  let known = [];
  let followed = null;
  let withoutEventsUntil = 0;

  async function look() {
    clearTimeout(timer);
    clearInterval(clock);
    const mine = ++looks;
    asking = true;
    let next = AFTER_FAILURE_MILLIS;
    try {
      const seen = await jobs();
      if (mine !== looks) {
        return;
      }
      asking = false;
      take(seen);
      next = changed ? 0 : pause();
      changed = false;
    } catch (problem) {
      if (mine !== looks) {
        return;
      }
      asking = false;
      leave();
      onFailure(problem);
      next = Math.max(next, (problem.retrySeconds ?? 0) * 1000);
    }
    timer = setTimeout(look, next);
  }

  function take(seen) {
    known = seen;
    follow(seen.findLast((job) => job.state === "running") ?? seen.findLast((job) => !hasEnded(job)));
    if (followed !== null) {
      clock = setInterval(() => onJobs(known), BUSY_MILLIS);
    }
    onJobs(seen);
  }

  function pause() {
    if (known.every(hasEnded) || document.hidden) {
      return REST_MILLIS;
    }
    return followed === null ? BUSY_MILLIS : FOLLOWING_MILLIS;
  }

  /** One at most: a browser has few connections to a server, for all of its tabs together. */
  function follow(job) {
    if (job !== undefined && job.id === followed?.id && !document.hidden) {
      return;
    }
    leave();
    if (job !== undefined && !document.hidden && Date.now() >= withoutEventsUntil) {
      followed = { id: job.id, end: following(job.id, tell, lose) };
    }
  }

  function leave() {
    followed?.end();
    followed = null;
    clearInterval(clock);
  }

  function tell(job) {
    if (asking) {
      // What is on its way may be older; it is asked for again.
      changed = true;
      return;
    }
    known = known.map((one) => (one.id === job.id ? job : one));
    if (hasEnded(job)) {
      leave();
      look();
    }
    onJobs(known);
  }

  function lose() {
    leave();
    withoutEventsUntil = Date.now() + WITHOUT_EVENTS_MILLIS;
    look();
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      leave();
    } else {
      look();
    }
  });
  look();
  return look;
}
