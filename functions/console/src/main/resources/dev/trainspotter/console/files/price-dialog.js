import { Element, define, html, nothing } from "./element.js";
import { save } from "./download.js";
import { Prices } from "./prices.js";

/** The dialog for the user's price list. Sends `prices` with the list when it has changed. */
class PriceDialog extends Element {
  constructor() {
    super();
    this.fault = null;
  }

  open(prices) {
    this.fault = null;
    this.querySelector("textarea").value = prices.text;
    this.querySelector("dialog").showModal();
  }

  render() {
    return html`<dialog class="prices" aria-labelledby="prices-title"><form method="dialog" @submit=${(event) => {
      event.preventDefault();
      this.#keep();
    }}>
      <h2 id="prices-title">Prices</h2>
      <p class="quiet" id="prices-form">One instance type and the price of an hour on each line, such as <code>ml.m5.large,0.115</code>.
        The list stays in this browser.</p>
      <textarea class="id" rows="12" spellcheck="false" aria-label="Price list" aria-describedby="prices-form"></textarea>
      ${this.fault ? html`<p class="fault" role="alert" dir="auto">${this.fault}</p>` : nothing}
      <p><label>From a file <input type="file" accept=".csv,.txt,text/csv" @change=${(event) => this.#load(event.target)}></label></p>
      <p class="actions">
        <button type="button" @click=${() => save("prices.csv", "text/csv", [this.querySelector("textarea").value])}>Save as a file</button>
        <button type="button" @click=${() => this.querySelector("dialog").close()}>Cancel</button>
        <button class="main">Use</button></p></form></dialog>`;
  }

  async #load(input) {
    const [file] = input.files;
    if (file) {
      this.querySelector("textarea").value = await file.text();
      this.#check();
      input.value = "";
    }
  }

  /** The list as it stands in the field; null when a line cannot be read, which is then named. */
  #check() {
    try {
      this.fault = null;
      return Prices.of(this.querySelector("textarea").value);
    } catch (problem) {
      this.fault = problem.message;
      return null;
    }
  }

  #keep() {
    const prices = this.#check();
    if (!prices) {
      return;
    }
    try {
      prices.keep();
      this.querySelector("dialog").close();
    } catch {
      this.fault = "This browser does not keep the list. It is used until you leave the page.";
    }
    this.dispatchEvent(new CustomEvent("prices", { detail: prices }));
  }
}

define("price-dialog", PriceDialog, ["fault"]);
