import { confirming } from "./confirming.js";
import { make, say } from "./dom.js";
import { clock, moment, title } from "./format.js";
import { jobFiles } from "./jobfiles.js";
import { jobLines } from "./joblines.js";
import { kindOf } from "./jobnames.js";
import { hasEnded } from "./jobs.js";
import { jobSteps } from "./jobsteps.js";

/** What is asked before a job is deleted, by its kind: what stays, or goes, with it. */
const QUESTIONS = {
  compression: "Really delete? The encoder stays.",
  tuning: "Really delete, with its encoder?",
};

const STATES = { waiting: "Waiting", running: "Running", done: "Done", failed: "Failed", cancelled: "Cancelled" };

/**
 * A job on the page: what it is, how far it is, what came of it, and what can be done with it. It
 * changes in place, so whoever reads or uses it is not disturbed.
 *
 * @param announce called with what those who listen are told
 * @param end called with the job when it is to be cancelled or forgotten
 * @param extra an element beside its buttons, or null
 */
export function jobCard(job, announce, end, extra = null) {
  const heading = `job-${job.id}`;
  const state = make("span", { class: "state" });
  const when = make("p", { class: "fine when" });
  const result = make("p", { class: "result", dir: "auto" });
  const told = make("p", { class: "told", role: "alert" });
  const buttons = buttonsOf(job.kind, announce, () => end(current));
  const parts = [jobSteps(job), jobFiles(job), buttons, jobLines(job)];
  const [steps, files, acts, lines] = parts.map((part) => part.element);
  const element = make(
    "article",
    { class: "job", tabindex: "-1", "aria-labelledby": heading },
    make("header", {}, make("h3", { id: heading, dir: "auto" }, job.title), state),
    when,
    steps,
    result,
    make("div", { class: "acts" }, files, extra),
    told,
    make("div", { class: "foot-of-job" }, lines, acts),
  );
  let current = job;

  /**
   * @param ahead how many come before it, where it waits
   */
  function update(now, ahead = 0) {
    current = now;
    element.dataset.state = now.state;
    element.dataset.kind = now.kind;
    say(state, labelOf(now));
    say(when, whenOf(now, ahead));
    say(result, now.failure === null ? (now.headline ?? "") : title(now.failure));
    result.hidden = result.textContent === "";
    parts.forEach((part) => part.update(now));
  }

  return { element, update, tell: (words) => say(told, words) };
}

/** What it is, where that is no report, and how it stands, where that is not plain. */
function labelOf(job) {
  const state = job.ending ? "Ending" : Object.hasOwn(STATES, job.state) ? STATES[job.state] : job.state;
  const shown = job.kind === "report" && job.state === "done" ? [] : [state];
  return (job.kind === "report" ? shown : [kindOf(job), ...shown]).join(" · ");
}

/** Cancel while something can be cancelled, then Delete. */
function buttonsOf(kind, announce, press) {
  const question = Object.hasOwn(QUESTIONS, kind) ? QUESTIONS[kind] : "Really delete?";
  const cancel = confirming("Cancel", "Really cancel?", announce, press);
  const forget = confirming("Delete", question, announce, press);
  const element = make("div", { class: "buttons" }, cancel, forget);
  function update(job) {
    cancel.setAttribute("aria-describedby", `job-${job.id}`);
    forget.setAttribute("aria-describedby", `job-${job.id}`);
    cancel.hidden = hasEnded(job) || job.ending;
    forget.hidden = !hasEnded(job);
  }
  return { element, update };
}

function whenOf(job, ahead) {
  switch (job.state) {
    case "waiting":
      return `Since ${moment(job.created)}. ${ahead === 0 ? "It is next." : `${ahead} before it.`}`;
    case "running":
      return `Since ${moment(job.started)}, ${clock(Date.now() - Date.parse(job.started))} so far`;
    default:
      return `${moment(job.ended)}, ${tookOf(job)}`;
  }
}

function tookOf({ state, started, ended }) {
  if (started === null) {
    return "before it began";
  }
  return `${state === "done" ? "in" : "after"} ${clock(Date.parse(ended) - Date.parse(started))}`;
}
