import { comparing } from "./comparing.js";
import { desk } from "./desk.js";
import { follow } from "./filling.js";
import { hasEnded } from "./jobs.js";
import { reportForm } from "./reportform.js";
import { trouble } from "./trouble.js";

const REST_MILLIS = 10_000;

const place = (id) => document.getElementById(id);

let work = null;
const began = (job) => work.began(job);
const form = reportForm(began);
const pairs = comparing(began);

function show(now) {
  trouble(null);
  const takesJobs = now.jobs !== null && now.jobs !== undefined;
  place("no-jobs").hidden = takesJobs;
  place("given").hidden = !now.report;
  place("asking").hidden = !takesJobs;
  if (!takesJobs) {
    document.body.dataset.state = "no-jobs";
    return;
  }
  form.offer(now);
  work ??= desk(arranged, (job) => (job.kind === "report" ? pairs.boxFor(job) : null), trouble);
}

/** Where each job stands: all that are under way, and how reports and comparisons ended. */
function arranged(jobs, arrange) {
  const ours = jobs.filter((job) => job.kind === "report" || job.kind === "comparison");
  const done = (kind) => ours.filter((job) => job.kind === kind && job.state === "done");
  const current = jobs.filter((job) => !hasEnded(job)).reverse();
  const reports = done("report");
  const comparisons = done("comparison");
  const unfinished = ours.filter((job) => hasEnded(job) && job.state !== "done");
  place("now").hidden = current.length === 0;
  place("finished").hidden = false;
  place("empty").hidden = reports.length > 0;
  place("compared").hidden = comparisons.length === 0;
  place("fallen").hidden = unfinished.length === 0;
  form.took(reports.length === 0 ? null : Date.parse(reports[0].ended) - Date.parse(reports[0].started));
  arrange([
    [place("current"), current],
    [place("reports"), reports],
    [place("comparisons"), comparisons],
    [place("unfinished"), unfinished],
  ]);
  pairs.offer(reports);
  document.body.dataset.state = current.length === 0 ? "idle" : "busy";
}

follow(show, REST_MILLIS, trouble);
