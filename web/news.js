import { kindOf } from "./jobnames.js";

/** What has happened from one look at the jobs to the next, a sentence each; none at the first look. */
export function news(before, now) {
  if (before === null) {
    return [];
  }
  const known = new Map(before.map((job) => [job.id, job.state]));
  return now.filter((job) => known.get(job.id) !== job.state).map((job) => `${kindOf(job)} ${job.title} ${event(job)}`);
}

function event({ state, headline, failure }) {
  switch (state) {
    case "waiting":
      return "waits for its turn.";
    case "running":
      return "has begun.";
    case "done":
      return `is done. ${headline ?? ""}`.trim();
    case "failed":
      return `failed. ${failure ?? ""}`.trim();
    default:
      return "was cancelled.";
  }
}
