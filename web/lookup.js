import { deleteDocument, documentOf, putDocuments } from "./api.js";
import { make } from "./dom.js";
import { metadata } from "./reasons.js";

const form = document.getElementById("find");
const box = document.getElementById("id");
const found = document.getElementById("found");

/**
 * Looks documents up by their ids, and deletes them where that is allowed; what was deleted can be
 * put back as long as the page is open.
 *
 * @param canChange whether it is, at that moment
 * @param changed called when a document was deleted or put back
 */
export function lookup(canChange, changed) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `/corpus?${new URLSearchParams({ id: box.value })}`);
    look(box.value);
  });
  const asked = new URLSearchParams(location.search).get("id");
  if (asked !== null && asked !== "") {
    box.value = asked;
    look(asked);
  }

  async function look(id) {
    await doing(async () => {
      const document = await documentOf(id);
      found.replaceChildren(cardOf(document, canChange() ? () => remove(document) : null));
    });
  }

  async function remove(document) {
    await doing(async () => {
      await deleteDocument(document._id);
      tell(`Deleted ${document._id}.`, "Put it back", () => putBack(document));
      changed();
    });
  }

  async function putBack(document) {
    await doing(async () => {
      await putDocuments(JSON.stringify(document));
      await look(document._id);
      found.querySelector("button")?.focus();
      changed();
    });
  }
}

async function doing(work) {
  try {
    await work();
  } catch (problem) {
    found.replaceChildren(make("p", { class: "note", role: "alert" }, problem.message));
  }
}

/** A sentence, and a button that has the focus where the one before it had it. */
function tell(sentence, name, pressed) {
  const button = make("button", { type: "button", class: "quiet" }, name);
  button.addEventListener("click", pressed);
  const held = found.contains(document.activeElement);
  found.replaceChildren(make("p", { class: "note", role: "status" }, sentence), button);
  if (held) {
    button.focus();
  }
}

/**
 * @param remove called when its button is pressed; null where there is none
 */
function cardOf({ _id, title, text, metadata: fields }, remove) {
  const button = remove === null ? null : make("button", { type: "button", class: "danger" }, "Delete");
  button?.addEventListener("click", remove);
  return make(
    "article",
    { class: "card", "aria-label": "The document" },
    make("h3", { dir: "auto" }, title === "" ? _id : title),
    make("p", { class: "fine" }, "Id ", make("code", {}, _id)),
    text === "" ? null : make("p", { class: "whole-text", dir: "auto" }, text),
    metadata(fields),
    button,
  );
}
