import { make, say } from "./dom.js";
import { moment } from "./format.js";
import { startComparison } from "./jobs.js";
import { ordering } from "./ordering.js";

const form = document.getElementById("comparing");
const chosen = document.getElementById("chosen");
const button = form.querySelector("button");

/**
 * Two finished reports are ticked to be compared, the older as what was before.
 *
 * @param began called with the job
 * @returns `boxFor`, the box of a report, and `offer`, which is told the finished reports
 */
export function comparing(began) {
  const boxes = new Map();
  let offered = [];

  ordering(form, () => startComparison(...pair().map((job) => job.id)), (job) => {
    boxes.forEach((box) => (box.checked = false));
    began(job);
    tell();
  });

  function boxFor(job) {
    const box = make("input", { type: "checkbox", name: "compare", value: job.id });
    box.addEventListener("change", tell);
    boxes.set(job.id, box);
    const label = make("label", { class: "pick" }, box, "Compare", make("span", { class: "for-readers" }, ` ${job.title}`));
    label.hidden = true;
    return label;
  }

  function offer(reports) {
    offered = reports;
    const ids = reports.map((job) => job.id);
    boxes.forEach((box, id) => {
      box.checked &&= ids.includes(id);
      box.parentElement.hidden = reports.length < 2 || !ids.includes(id);
    });
    tell();
  }

  /** The older first. */
  function pair() {
    return offered.filter((job) => boxes.get(job.id)?.checked).reverse();
  }

  function tell() {
    const picked = pair();
    form.hidden = picked.length === 0;
    button.disabled = picked.length < 2;
    say(chosen, sentence(picked));
    boxes.forEach((box) => (box.disabled = picked.length === 2 && !box.checked));
  }

  return { boxFor, offer };
}

function sentence(picked) {
  const [first, second] = picked.map((job) => `${job.title} (${moment(job.ended)})`);
  return second === undefined ? `${first ?? ""}: choose another to compare it with.` : `From ${first} to ${second}.`;
}
