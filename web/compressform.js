import { encoderOptions } from "./choosing.js";
import { make, say } from "./dom.js";
import { title } from "./format.js";
import { startCompression } from "./jobs.js";
import { ordering } from "./ordering.js";
import { ticked } from "./ticks.js";

/** What an encoder may be called; the server holds it too. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const form = document.getElementById("compress");
const source = document.getElementById("source");
const recipes = document.getElementById("recipes");
const name = document.getElementById("name");
const hint = document.getElementById("name-hint");
const usual = hint.textContent;

/**
 * The form that makes an encoder from another by a recipe.
 *
 * @param began called with the job
 * @returns `offer`, which is told what there is to choose from
 */
export function compressForm(began) {
  let taken = [];
  let own = false;
  ordering(form, () => startCompression(source.value, recipe(), name.value), began);
  form.addEventListener("change", (event) => {
    if (event.target !== name) {
      suggest();
    }
  });
  name.addEventListener("input", () => {
    own = true;
    check();
  });

  function offer({ encoders, jobs }) {
    taken = encoders.map((encoder) => encoder.name);
    encoderOptions(source, encoders);
    offerRecipes(jobs.recipes);
    if (name.dataset.offered === undefined) {
      name.dataset.offered = "";
      suggest();
    }
    check();
  }

  /** For what is chosen, until somebody types another. */
  function suggest() {
    if (!own || name.value === "") {
      name.value = `${source.value}-${recipe()}`;
    }
    check();
  }

  /** Says while it is typed what is wrong with the name. */
  function check() {
    const why = wrong(name.value, taken);
    name.setCustomValidity(why);
    name.setAttribute("aria-invalid", String(why !== ""));
    say(hint, why === "" ? usual : why);
    hint.classList.toggle("wrong", why !== "");
  }

  return { offer };
}

function wrong(typed, taken) {
  if (taken.includes(typed)) {
    return "An encoder of this name is served already: choose another.";
  }
  if (typed === "" || NAME.test(typed)) {
    return "";
  }
  return typed.length > 64
    ? "A name has at most 64 characters."
    : "A name begins with a letter or a digit; dots, hyphens and underscores may follow, and nothing else.";
}

function recipe() {
  return ticked(form, "recipe")[0] ?? "";
}

function offerRecipes(offered) {
  const shown = JSON.stringify(offered);
  if (recipes.dataset.shown === shown) {
    return;
  }
  recipes.dataset.shown = shown;
  recipes.replaceChildren(
    ...offered.map((one, at) => {
      const button = make("input", { type: "radio", name: "recipe", value: one.name });
      button.checked = at === 0;
      const words = make("span", {}, make("strong", { dir: "auto" }, title(one.name)), make("span", { class: "fine", dir: "auto" }, one.description));
      return make("label", { class: "recipe-choice" }, button, words);
    }),
  );
}
