/** The address that remembers a question. */

import { USUAL } from "./switches.js";

/** Hits of a page, and how many the server tells at most. */
export const PAGE = 10;
export const MOST = 100;

/** Where a question has its own place; what is usual is left out. */
export function addressOf({ query, mode, precision, show, filters, encoders }) {
  const parts = new URLSearchParams();
  if (query.trim() !== "") {
    parts.set("q", query);
  }
  if (mode !== USUAL.mode) {
    parts.set("mode", mode);
  }
  if (precision !== USUAL.precision) {
    parts.set("precision", precision);
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
    mode: parts.get("mode") ?? USUAL.mode,
    precision: parts.get("precision") ?? USUAL.precision,
    show: shown(parts.get("show")),
    filters: filtersOf(parts),
    encoders: [...new Set(parts.getAll("encoder"))],
  };
}
