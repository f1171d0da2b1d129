/**
 * Elements from data. Text only ever enters as text nodes and attributes, never as markup, so what
 * a document or an error says cannot become part of the page.
 */

const SVG = "http://www.w3.org/2000/svg";

/** `make("p", {class: "note"}, "text", child)`; a property that is null or undefined is left out. */
export function make(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** As `make`, for drawings. */
export function draw(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A figure the style sheet draws with. */
export function withFigure(element, name, value) {
  element.style.setProperty(name, value);
  return element;
}

/** Sets a text that is not there already: whoever has marked some of it keeps the mark. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
