import { make } from "./dom.js";

const place = document.getElementById("trouble");

/** Shows that the server could not be asked, or, with null, that it could. */
export function trouble(problem) {
  if (problem === null) {
    place.replaceChildren();
  } else if (place.firstChild === null) {
    place.append(
      make(
        "div",
        { class: "problem", role: "alert" },
        make("h2", {}, problem.headline ?? "The page failed"),
        make("p", {}, problem.message),
      ),
    );
  }
}
