import { make } from "./dom.js";
import { title } from "./format.js";

/** The encoders as the options of a list, made anew only when they are others; what was chosen stays so. */
export function encoderOptions(list, encoders) {
  const names = encoders.map(({ name }) => name);
  const shown = JSON.stringify(names);
  if (list.dataset.shown !== shown) {
    list.dataset.shown = shown;
    const chosen = list.value;
    list.replaceChildren(...names.map((name) => make("option", { value: name }, title(name))));
    list.value = names.includes(chosen) ? chosen : names[0];
  }
}
