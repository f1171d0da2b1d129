import { follow } from "./filling.js";
import { trouble } from "./trouble.js";

// Swagger UI is a script of the old kind, which has run before this and left its name behind.
const { SwaggerUIBundle } = window;

const dark = matchMedia("(prefers-color-scheme: dark)");

/** It has dark colours of its own, for pages that say so. */
function colour() {
  document.documentElement.classList.toggle("dark-mode", dark.matches);
}

dark.addEventListener("change", colour);
colour();
follow(() => trouble(null), null, trouble);
SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  tryItOutEnabled: true,
  defaultModelsExpandDepth: 0,
  // Its colours are too faint on its ground.
  syntaxHighlight: false,
  // Nothing is asked of other machines.
  validatorUrl: null,
  onComplete() {
    document.body.dataset.state = "docs";
  },
});
