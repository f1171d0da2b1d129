import { say } from "./dom.js";

/**
 * Sends a form to the server instead of to another page; what the server says against it stands
 * beside the button.
 *
 * @param form has an element of the class `told` for that
 * @param start gives the job that began, or null where nothing was sent
 * @param began called with that job
 */
export function ordering(form, start, began) {
  const told = form.querySelector(".told");
  let busy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    busy = true;
    say(told, "");
    try {
      began(await start());
    } catch (problem) {
      say(told, problem.message);
    } finally {
      busy = false;
    }
  });
}
