import { judge, judgementsOf } from "./api.js";
import { draw, make } from "./dom.js";

/** A hand with its thumb up, in a square of 20; the other is the same upside down. */
const HAND =
  "M6.5 9 9.4 3.1c.2-.5.7-.8 1.2-.7 1.2.2 1.9 1.2 1.7 2.4L11.7 8h3.7c1.2 0 2.1 1.1 1.8 2.3l-1.1 5c-.2 1-1 1.7-2 1.7H6.5zM6.5 9H3v8h3.5";
const UPSIDE_DOWN = "matrix(1 0 0 -1 0 20)";

/** What a thumb says, by the key that gives it. */
const KEYS = { "+": true, "-": false };

/** Ids are looked for by comparing them: a selector would have to quote them. */
const hitsOf = (grid, id) =>
  [...grid.querySelectorAll(".hit")].filter((hit) => hit.dataset.document === id);

/** Whether the server takes thumbs; nobody sees them before it has said so. */
let taken = false;

/** The thumbs of the answer that is shown. */
let shown = null;

/**
 * The two thumbs of a hit, neither of them given.
 *
 * @param name what the hit is called
 */
export function thumbsOf(name) {
  return make(
    "div",
    { class: "thumbs", "data-name": name },
    thumb(true, `Relevant: ${name}`),
    thumb(false, `Not relevant: ${name}`),
  );
}

function thumb(up, label) {
  return make(
    "button",
    {
      type: "button",
      class: up ? "thumb thumb-up" : "thumb thumb-down",
      "data-relevant": String(up),
      "aria-pressed": "false",
      "aria-label": label,
      title: up ? "Relevant (+)" : "Not relevant (−)",
    },
    draw(
      "svg",
      { viewBox: "0 0 20 20", "aria-hidden": "true" },
      draw("path", { d: HAND, transform: up ? null : UPSIDE_DOWN }),
    ),
  );
}

/** Shows thumbs from now on, where the server takes them. */
export function offerThumbs(isTaken) {
  if (isTaken && !taken) {
    taken = true;
    document.body.dataset.thumbs = "";
    document.getElementById("thumb-keys").hidden = false;
    shown?.load();
  }
}

/**
 * Lets an answer's hits be judged, and shows what was said of them before.
 *
 * @param grid the columns; a document that stands in several is judged in all of them
 * @param query what they answer
 * @param announce called with what those who listen are told
 */
export function thumbs(grid, query, announce) {
  const said = new Map();
  const waiting = new Set();

  /** What was said meanwhile is newer. */
  async function load() {
    try {
      const { judgements } = await judgementsOf(query);
      for (const { document: id, relevant } of judgements) {
        if (!said.has(id) && !waiting.has(id)) {
          show(id, relevant);
        }
      }
    } catch (problem) {
      grid.before(trouble(`Thumbs that were given before cannot be shown. ${problem.message}`));
    }
  }

  function show(id, relevant) {
    said.set(id, relevant);
    for (const button of hitsOf(grid, id).flatMap((hit) => [...hit.querySelectorAll(".thumb")])) {
      button.setAttribute("aria-pressed", String(button.dataset.relevant === String(relevant)));
    }
  }

  /** Says it, or takes it back when it is what was said; shown when the server has it for good. */
  async function toggle(hit, pressed) {
    const id = hit.dataset.document;
    if (waiting.has(id)) {
      return;
    }
    const relevant = said.get(id) === pressed ? null : pressed;
    waiting.add(id);
    hitsOf(grid, id).forEach((twin) => twin.querySelector(".thumb-trouble")?.remove());
    try {
      await judge(query, id, relevant);
      show(id, relevant);
      announce(`${words(relevant)}: ${hit.querySelector(".thumbs").dataset.name}`);
    } catch (problem) {
      hit.append(trouble(problem.message));
    }
    waiting.delete(id);
  }

  shown = { toggle, load };
  if (taken) {
    load();
  }
}

function words(relevant) {
  if (relevant === null) {
    return "Taken back";
  }
  return relevant ? "Relevant" : "Not relevant";
}

function trouble(message) {
  return make("p", { class: "thumb-trouble", role: "alert" }, message);
}

/** A thumb by its button. */
export function pressThumb(button) {
  shown?.toggle(button.closest(".hit"), button.dataset.relevant === "true");
}

/** A thumb by its key; false when the key gives none. */
export function thumbByKey(key, hit) {
  if (!taken || !Object.hasOwn(KEYS, key)) {
    return false;
  }
  shown?.toggle(hit, KEYS[key]);
  return true;
}
