import { compressForm } from "./compressform.js";
import { desk } from "./desk.js";
import { tuneForm } from "./tuneform.js";

const place = (id) => document.getElementById(id);

/**
 * Encoders are made and tuned on the page, where the server takes jobs.
 *
 * @param onFailure called when the server could not be asked for the jobs, and with null when it could
 * @returns a function that is told each status
 */
export function making(onFailure) {
  let work = null;
  const began = (job) => work.began(job);
  const compress = compressForm(began);
  const tune = tuneForm(began);

  function arranged(jobs, arrange) {
    const ours = jobs.filter(({ kind }) => kind === "compression" || kind === "tuning");
    place("made").hidden = ours.length === 0;
    arrange([[place("making-jobs"), ours]]);
  }

  return (now) => {
    const takesJobs = now.jobs !== null && now.jobs !== undefined;
    place("no-jobs").hidden = takesJobs;
    place("making").hidden = !takesJobs;
    place("to-making").hidden = !takesJobs;
    if (takesJobs) {
      compress.offer(now);
      tune.offer(now);
      work ??= desk(arranged, () => null, onFailure);
    }
  };
}
