/** By what documents are found: the switch under the box, and the address that remembers it. */

const USUAL = "vector";

/** Hits of a page, and how many the server tells at most. */
export const PAGE = 10;
export const MOST = 100;

const switches = [...document.querySelectorAll("#modes input")];

/** The mode that the switch shows; the usual one while it shows none. */
export function chosenMode() {
  return switches.find((choice) => choice.checked)?.value ?? USUAL;
}

/** Shows `mode`; one that is not on offer leaves the switch empty. */
export function showMode(mode) {
  switches.forEach((choice) => {
    choice.checked = choice.value === mode;
  });
}

export function onModeChange(changed) {
  switches.forEach((choice) => choice.addEventListener("change", changed));
}

/** Where a question has its own place; what is usual is left out. */
export function addressOf({ query, mode, show, filters, encoders }) {
  const parts = new URLSearchParams();
  if (query.trim() !== "") {
    parts.set("q", query);
  }
  if (mode !== USUAL) {
    parts.set("mode", mode);
  }
  if (show !== PAGE) {
    parts.set("show", String(show));
  }
  encoders.forEach((encoder) => parts.append("encoder", encoder));
  for (const [field, values] of Object.entries(filters)) {
    values.forEach((value) => parts.append("filter", `${field}=${value}`));
  }
  return parts.size === 0 ? "/" : `/?${parts}`;
}

/** `filter=FIELD=VALUE`, any number of times; what is not of this form is left out. */
function filtersOf(parts) {
  // A field may be called like something that every object has.
  const filters = Object.create(null);
  for (const filter of parts.getAll("filter")) {
    const equals = filter.indexOf("=");
    if (equals > 0) {
      (filters[filter.slice(0, equals)] ??= []).push(filter.slice(equals + 1));
    }
  }
  return filters;
}

/** What is not a number of hits is one page. */
function shown(text) {
  const number = Number(text);
  return Number.isInteger(number) && number >= PAGE && number <= MOST ? number : PAGE;
}

/** The question that the page's address asks. */
export function askedByAddress() {
  const parts = new URLSearchParams(location.search);
  return {
    query: parts.get("q") ?? "",
    mode: parts.get("mode") ?? USUAL,
    show: shown(parts.get("show")),
    filters: filtersOf(parts),
    encoders: [...new Set(parts.getAll("encoder"))],
  };
}
