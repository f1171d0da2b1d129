import { named } from "./jobnames.js";
import { endJob, hasEnded } from "./jobs.js";
import { jobCard } from "./jobcard.js";
import { jobCards } from "./jobcards.js";
import { news } from "./news.js";
import { watching } from "./watching.js";

const announcement = document.getElementById("announcement");

export function announce(words) {
  announcement.textContent = words;
}

/**
 * The jobs of a page, as they are now.
 *
 * @param show called with all jobs, the newest first, and with a function that puts them on the
 *     page: it takes places, each with the jobs that stand there
 * @param extraOf gives what else a job's card has, or null
 * @param onFailure called with what kept the server from answering, and with null when it does again
 */
export function desk(show, extraOf, onFailure) {
  let known = null;
  const ending = new Set();
  const cards = jobCards((job) => jobCard(job, announce, end, extraOf(job)));
  const look = watching(take, onFailure);

  function take(jobs) {
    onFailure(null);
    const now = named(jobs);
    const told = news(known, now);
    known = now.map((job) => ({ ...job, ending: ending.has(job.id) && job.state === "running" }));
    show(known, (lists) => cards.arrange(lists, (job) => aheadOf(job, known)));
    if (told.length > 0) {
      announce(told.join(" "));
    }
  }

  async function end(job) {
    cards.tell(job.id, "");
    try {
      const answer = await endJob(job.id);
      if (hasEnded(job)) {
        take(known.filter((one) => one.id !== job.id));
        announce(`Deleted ${job.title}.`);
      } else {
        ending.add(job.id);
        take(known.map((one) => (one.id === job.id ? answer : one)));
      }
    } catch (problem) {
      cards.tell(job.id, problem.message);
    }
    look();
  }

  /** A job that the server has just taken: it is shown, and whoever started it is led to it. */
  function began(job) {
    take([job, ...(known ?? []).filter((one) => one.id !== job.id)]);
    cards.focus(job.id);
    look();
  }

  return { began };
}

/** How many that wait or run were there before. */
function aheadOf(job, jobs) {
  return jobs.slice(jobs.indexOf(job) + 1).filter((one) => !hasEnded(one)).length;
}
