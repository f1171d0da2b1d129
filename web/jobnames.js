import { moment } from "./format.js";

const REPORT = /r-\d{8}-\d{6}-\d{1,6}/g;

/** What kinds of jobs are called. */
const KINDS = {
  report: "Report",
  comparison: "Comparison",
  compression: "Compact encoder",
  tuning: "Tuning",
};

export function kindOf(job) {
  return Object.hasOwn(KINDS, job.kind) ? KINDS[job.kind] : "Job";
}

/** The jobs, those that name reports by ids with the moments of these instead. */
export function named(jobs) {
  const moments = new Map(jobs.map((job) => [job.id, moment(job.ended ?? job.created)]));
  return jobs.map((job) =>
    job.kind === "comparison" ? { ...job, title: job.title.replaceAll(REPORT, (id) => moments.get(id) ?? id) } : job,
  );
}
