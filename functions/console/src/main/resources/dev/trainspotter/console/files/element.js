import { LitElement } from "./vendor/lit-element.js";

export { html, svg, nothing } from "./vendor/lit-html.js";

/**
 * The base of every element of the console. It renders into the document itself, so that one style
 * sheet, one keyboard order and the browser's own search apply to the whole page.
 */
export class Element extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/** Declares an element: its name, and the properties whose change draws it anew. */
export function define(name, type, properties = []) {
  type.properties = Object.fromEntries(properties.map((one) => [one, { attribute: false }]));
  customElements.define(name, type);
}
