import { make } from "./dom.js";

/**
 * A table that may be wider than the screen: it moves sideways, from the keyboard too.
 *
 * @param name what those who listen are told it is; no section of the page has the same name
 * @param columns the names of its columns; the first names its rows
 * @param rows the cells of each, elements or texts
 */
export function table(name, columns, rows) {
  const head = columns.map((text) => make("th", { scope: "col" }, text));
  const body = rows.map(([first, ...others]) =>
    make("tr", {}, make("th", { scope: "row" }, first), ...others.map((cell) => make("td", {}, cell))),
  );
  return make(
    "div",
    { class: "scroll", role: "region", "aria-label": name, tabindex: "0" },
    make(
      "table",
      {},
      make("thead", {}, make("tr", {}, ...head)),
      make("tbody", {}, ...body),
    ),
  );
}
