import { make } from "./dom.js";
import { whole } from "./format.js";

/** Values of a field that are offered; those behind are asked for by the address alone. */
const SHOWN = 8;

/**
 * What the answer can be narrowed to, and what it is narrowed to: a button for each value. Null
 * where there is nothing to choose.
 *
 * @param facets how many documents have each value, by field
 * @param filters chosen values by field
 * @param changed called with the new choice
 */
export function facetBar(facets, filters, changed) {
  const fields = [...new Set([...Object.keys(filters), ...Object.keys(facets)])];
  const groups = fields
    .map((field) => group(field, own(facets, field) ?? {}, filters, changed))
    .filter((part) => part !== null);
  return groups.length === 0 ? null : make("div", { class: "facets", "aria-label": "Narrow down" }, ...groups);
}

function group(field, counts, filters, changed) {
  const chosen = own(filters, field) ?? [];
  const values = [...new Set([...chosen, ...Object.keys(counts)])].slice(0, SHOWN + chosen.length);
  // What only tells documents apart, like a date of each, narrows nothing down.
  const divides = Object.values(counts).some((count) => count > 1);
  if (chosen.length === 0 && (values.length < 2 || !divides)) {
    return null;
  }
  const buttons = values.map((value) => {
    const on = chosen.includes(value);
    const number = own(counts, value);
    const count = number === undefined ? "" : ` ${whole(number)}`;
    const button = make(
      "button",
      { type: "button", class: "facet", "aria-pressed": String(on) },
      value,
      make("span", { class: "count" }, count),
    );
    button.addEventListener("click", () => changed(withChoice(filters, field, value, !on)));
    return button;
  });
  return make("p", { role: "group", "aria-label": field }, make("span", { class: "field" }, field), ...buttons);
}

/** What is stored under a name that may be anything, such as "constructor". */
function own(object, name) {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** One value of a field at a time: documents that have another one are told by choosing that. */
function withChoice(filters, field, value, on) {
  const { [field]: before, ...others } = filters;
  return on ? { ...others, [field]: [value] } : others;
}
