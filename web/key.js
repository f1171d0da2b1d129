import { make } from "./dom.js";

let asking = null;

/**
 * Asks whoever looks at the page for a key, once however many requests want one.
 *
 * @param reason why the server did not take the one that there was, as a sentence; may be empty
 * @returns when the server has taken one
 */
export function keyOf(reason) {
  asking ??= ask(reason).finally(() => {
    asking = null;
  });
  return asking;
}

function ask(reason) {
  const field = make("input", { id: "key", type: "password", autocomplete: "current-password", required: "", "aria-describedby": "key-told" });
  const told = make("p", { id: "key-told", role: "status" }, reason);
  const form = make(
    "form",
    { method: "dialog" },
    make("h2", { id: "key-heading" }, "This server asks for a key"),
    told,
    make("label", { for: "key" }, "Your key"),
    field,
    make("p", { class: "fine" }, "Whoever runs the server makes one with ", make("code", {}, "pith key add"), ". This browser keeps it until it is closed."),
    make("button", { type: "submit" }, "Use it"),
  );
  const dialog = make("dialog", { class: "key", "aria-labelledby": "key-heading" }, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    // Without a key there is nothing to see; Esc would leave an empty page.
    dialog.addEventListener("close", () => dialog.isConnected && dialog.showModal());
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const refusal = await give(field.value);
      if (refusal === null) {
        dialog.remove();
        resolve();
      } else {
        told.textContent = refusal;
        field.select();
      }
    });
  });
}

/** Gives the server a key; null when it takes it, else why not. */
async function give(key) {
  try {
    const response = await fetch("/api/v1/session", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ key: key.trim() }),
    });
    return response.ok ? null : ((await response.json().catch(() => null))?.detail ?? "The server did not take it.");
  } catch {
    return "The server did not answer.";
  }
}
