import { make, say, withFigure } from "./dom.js";
import { title } from "./format.js";

const STEP = /^(step|pass) (\d{1,3}) of (\d{1,3}): (.*)$/s;

/** More parts than these are too narrow to be told from one another. */
const MOST_PARTS = 24;

/** How far a job is that runs: a part of the track for each step, and in words. */
export function jobSteps(job) {
  const track = make("div", {
    class: "track steps",
    role: "progressbar",
    "aria-label": `Progress of ${job.title}`,
    "aria-valuemin": "0",
    "aria-valuemax": "100",
  });
  const words = make("p", { class: "step-name" });
  const detail = make("p", { class: "fine step-detail" });
  const element = make("div", { class: "progress" }, words, track, detail);

  function update({ state, step, progress, ending }) {
    element.hidden = state !== "running";
    if (element.hidden) {
      return;
    }
    const { number, of, name } = ending ? { ...partsOf(step), name: "It is being ended" } : partsOf(step);
    const share = shareOf(progress);
    const told = progress === null || ending ? "" : `${title(progress.label)}, ${percent(share)}`;
    say(words, name);
    say(detail, told);
    draw(track, number, of, share);
    track.setAttribute("aria-valuetext", told === "" ? name : `${name}, ${told}`);
    if (told === "" && of === 1) {
      track.removeAttribute("aria-valuenow");
    } else {
      track.setAttribute("aria-valuenow", String(Math.round((100 * (number - 1 + share)) / of)));
    }
  }

  return { element, update };
}

/** "step 4 of 6: one question at a time"; a text of another form is the only step. */
function partsOf(step) {
  const [, , number, of] = STEP.exec(step ?? "")?.map(Number) ?? [];
  const name = step === null || step === "" ? "At work" : title(step);
  return number >= 1 && number <= of && of <= MOST_PARTS ? { number, of, name } : { number: 1, of: 1, name };
}

function shareOf(progress) {
  return Math.min(1, Math.max(0, Number(progress?.share ?? 0) || 0));
}

function percent(share) {
  return `${Math.floor(100 * share)} %`;
}

function draw(track, number, of, share) {
  while (track.children.length < of) {
    track.append(make("span"));
  }
  while (track.children.length > of) {
    track.lastChild.remove();
  }
  [...track.children].forEach((part, at) => {
    part.classList.toggle("at-work", at === number - 1);
    withFigure(part, "--share", String(at < number - 1 ? 1 : at === number - 1 ? share : 0));
  });
}
