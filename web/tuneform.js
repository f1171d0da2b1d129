import { encoderOptions } from "./choosing.js";
import { startTuning } from "./jobs.js";
import { ordering } from "./ordering.js";

const form = document.getElementById("tune");
const source = document.getElementById("tuned");
const quality = document.getElementById("quality");
const kept = document.getElementById("kept");

/**
 * The form that looks for the cheapest encoder that is good enough.
 *
 * @param began called with the job
 * @returns `offer`, which is told what there is to choose from
 */
export function tuneForm(began) {
  ordering(form, () => startTuning(source.value, Number(quality.value)), began);
  quality.addEventListener("input", tell);
  tell();
  return { offer: ({ encoders }) => encoderOptions(source, encoders) };
}

function tell() {
  const words = `${(100 * quality.value).toFixed(1)} %`;
  kept.value = words;
  quality.setAttribute("aria-valuetext", words);
}
