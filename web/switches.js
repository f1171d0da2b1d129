/** The switches under the box: by what documents are found, and by which vectors they are compared. */

/**
 * A row of radio buttons.
 *
 * @param id of the element that holds them
 * @param usual the value that stands for none
 */
function switchOf(id, usual) {
  const choices = [...document.querySelectorAll(`#${id} input`)];
  return {
    /** The value that it shows; the usual one while it shows none. */
    chosen: () => choices.find((choice) => choice.checked)?.value ?? usual,
    /** Shows `value`; one that is not on offer leaves the switch empty. */
    show: (value) => choices.forEach((choice) => { choice.checked = choice.value === value; }),
    onChange: (changed) => choices.forEach((choice) => choice.addEventListener("change", changed)),
  };
}

export const USUAL = { mode: "vector", precision: "automatic" };

export const modes = switchOf("modes", USUAL.mode);
export const precisions = switchOf("precisions", USUAL.precision);

/** Words alone are compared without vectors. */
export function offerPrecisions(mode) {
  document.getElementById("precisions").hidden = mode === "lexical";
}

/** Says of the graph how many bits it keeps of each component. */
export function tellBits(bits) {
  document.getElementById("indexed").textContent = bits === 1 ? "Graph, 1 bit" : `Graph, ${bits} bits`;
}
