import { say } from "./dom.js";
import { clock, plural, title } from "./format.js";
import { startReport } from "./jobs.js";
import { ordering } from "./ordering.js";
import { ticked, ticks } from "./ticks.js";

const PRECISIONS = { 32: "32 bits, as encoded", 8: "8 bits", 1: "1 bit" };

const form = document.getElementById("new-report");

/**
 * The form that starts a report.
 *
 * @param began called with the job
 * @returns `offer`, which is told what there is to choose from, and `took`, which is told how many
 *     milliseconds the last report took
 */
export function reportForm(began) {
  let offered = null;
  let lastMillis = null;
  ordering(form, () => startReport(wanted()), began);
  form.addEventListener("change", tell);

  function offer({ encoders, jobs }) {
    offered = jobs;
    ticks(document.getElementById("encoders"), "encoder", encoders.map(({ name }) => [name, title(name), true]));
    ticks(document.getElementById("precisions"), "bits", jobs.vectorBits.map((bits, at) => [String(bits), PRECISIONS[bits] ?? plural(bits, "bit"), at === 0]));
    offerQuestions(jobs);
    tell();
  }

  /** Those with thumbs where there are enough, as the server does that is not told. */
  function offerQuestions({ judged, enoughJudged }) {
    say(document.getElementById("judged"), `Judged by thumbs (${judged})`);
    const [byThumbs, drawn] = form.querySelectorAll("[name=questions]");
    byThumbs.disabled = judged === 0;
    if (!byThumbs.checked && !drawn.checked) {
      (judged >= enoughJudged ? byThumbs : drawn).checked = true;
    }
    if (byThumbs.checked && byThumbs.disabled) {
      drawn.checked = true;
    }
  }

  /** The sentences beside the choices, and which of them is missing one. */
  function tell() {
    const { encoders, vectorBits, modes, questions } = wanted();
    say(document.getElementById("reference"), encoders.length === 0 ? "" : referenceOf(encoders));
    say(document.getElementById("questions-hint"), questions === "judged" ? judgedHint(offered) : drawnHint(offered.judged));
    say(document.getElementById("cells"), `${plural(cellsOf(encoders, vectorBits, modes), "combination")} to measure`);
    say(document.getElementById("effort"), effort(lastMillis));
    require("encoder", encoders, "Choose an encoder.");
    require("bits", vectorBits, "Choose a precision.");
    require("mode", modes, "Choose a way to find.");
  }

  function took(millis) {
    lastMillis = millis;
    if (offered !== null) {
      tell();
    }
  }

  return { offer, took };
}

function drawnHint(judged) {
  const other = judged > 0 ? "" : " To ask questions of your own instead, judge answers with thumbs on the search page (pith serve --judgements FILE).";
  return `A question is a title or a sentence of a document, which has to be found by it: nobody has to judge anything.${other}`;
}

function judgedHint({ judged, enoughJudged }) {
  return `${plural(judged, "question")} with a thumb up on the search page${judged < enoughJudged ? ": few, so differences will be lost in chance" : ""}.`;
}

function referenceOf([first, ...others]) {
  return others.length === 0 ? `${title(first)} stands alone.` : `${title(first)} is the reference that the others are compared with.`;
}

/** What is measured; searching by words alone needs no encoder, so there is one of that. */
function cellsOf(encoders, precisions, modes) {
  const byMeaning = modes.filter((mode) => mode !== "lexical").length;
  return encoders.length * precisions.length * byMeaning + (modes.includes("lexical") ? 1 : 0);
}

function effort(lastMillis) {
  const last = lastMillis === null ? "" : ` The last report took ${clock(lastMillis)}.`;
  return `About a minute for each, and the time it takes to embed your documents.${last} Leave the machine idle meanwhile: other work would show in the times.`;
}

/** The first box of a name says so when none is ticked. */
function require(name, values, sentence) {
  form.querySelector(`[name=${name}]`)?.setCustomValidity(values.length === 0 ? sentence : "");
}

function wanted() {
  return {
    encoders: ticked(form, "encoder"),
    vectorBits: ticked(form, "bits").map(Number),
    modes: ticked(form, "mode"),
    questions: ticked(form, "questions")[0],
  };
}
