import { make } from "./dom.js";
import { fileOf } from "./jobs.js";

/** What files are called by their endings, the one for people first. */
const NAMES = { html: "Open", json: "JSON", md: "Markdown", csv: "CSV" };

/**
 * Links to what a job has written, also to one's that has failed, which may tell there why; its
 * schema and its samples are named in the report itself.
 */
export function jobFiles({ title }) {
  const element = make("ul", { class: "files", "aria-label": `Files of ${title}` });

  function update({ id, files }) {
    const links = linksOf(files ?? []);
    element.hidden = links.length === 0;
    const shown = links.join("\n");
    if (element.dataset.shown !== shown) {
      element.dataset.shown = shown;
      element.replaceChildren(...links.map((file) => linkTo(id, file, title)));
    }
  }

  return { element, update };
}

function linksOf(files) {
  return Object.keys(NAMES)
    .map((ending) => files.find((file) => file.endsWith(`.${ending}`) && !file.endsWith(`.schema.${ending}`)))
    .filter((file) => file !== undefined);
}

function linkTo(id, file, title) {
  const ending = file.slice(file.lastIndexOf(".") + 1);
  const link = make(
    "a",
    { href: fileOf(id, file), class: ending === "html" ? "page-link" : null },
    NAMES[ending],
    make("span", { class: "for-readers" }, ` ${title}`),
  );
  return make("li", {}, link);
}
