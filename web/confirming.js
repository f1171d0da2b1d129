import { make, say } from "./dom.js";

/**
 * A button that must be pressed twice: the first time it asks. Going elsewhere, or Escape, takes
 * that back.
 *
 * @param name what it says before
 * @param question what it says after the first time
 * @param announce called with what those who listen are told then
 * @param confirmed called the second time
 */
export function confirming(name, question, announce, confirmed) {
  const button = make("button", { type: "button", class: "danger" }, name);
  let asked = false;

  function show(now) {
    asked = now;
    button.classList.toggle("asking", now);
    say(button, now ? question : name);
  }

  button.addEventListener("click", () => {
    if (asked) {
      show(false);
      confirmed();
    } else {
      show(true);
      announce(`${question} Press again, or Escape to keep it.`);
    }
  });
  button.addEventListener("blur", () => show(false));
  button.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(false);
    }
  });
  return button;
}
