import { Element, define, html, nothing } from "./element.js";
import { label } from "./catalog.js";
import { shape } from "./status.js";
import { meant, suggestions } from "./suggestions.js";

const STATUS = "training_job_status";

/**
 * The conditions of a list as chips, and a field that adds one. Sends `filter` with a function that
 * makes the changed query of the present one.
 */
class FilterBar extends Element {
  constructor() {
    super();
    this.text = "";
    this.active = -1;
    this.isOpen = false;
  }

  get field() {
    return this.querySelector("input");
  }

  render() {
    const offers = this.isOpen ? suggestions(this.text, this.catalog, this.rows) : [];
    this.offers = offers;
    const active = offers[this.active] ? `offer-${this.active}` : nothing;
    return html`<div class="filters">
      <div class="field">
        <svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.500" /><path d="m10.500 10.500 3.500 3.500" /></svg>
        <input type="text" role="combobox" aria-label="Add a filter" placeholder="Filter by name, or any column …"
          autocomplete="off" spellcheck="false" dir="auto" aria-expanded=${offers.length > 0}
          aria-controls="offers" aria-autocomplete="list" aria-activedescendant=${active}
          .value=${this.text} @input=${(event) => this.#type(event.target.value)}
          @focus=${() => { this.isOpen = true; }} @blur=${() => this.#close()}
          @keydown=${(event) => this.#key(event)}>
        <kbd aria-hidden="true">/</kbd>
        <ul id="offers" role="listbox" aria-label="Suggestions" ?hidden=${!offers.length}>
          ${offers.map((offer, i) => this.#offer(offer, i))}</ul>
      </div>
      <div class="statuses" role="group" aria-label="Status">
        ${this.catalog.words(STATUS).slice(0, 5).map((status) => this.#toggle(status))}</div>
    </div>
    ${this.query.conditions.length ? html`<ul class="chips" aria-label="Filters">
      ${this.query.conditions.map(([name, value]) => this.#chip(name, value))}
      <li><button class="quiet" @click=${() => this.#send((query) => query.conditions
        .reduce((rest, [name]) => rest.without(name), query))}>Clear all</button></li></ul>` : nothing}`;
  }

  #offer(offer, index) {
    return html`<li id=${`offer-${index}`} role="option" aria-selected=${index === this.active}
        @mousedown=${(event) => { event.preventDefault(); this.#choose(offer); }}>
      <span class="id" dir="auto">${offer.text}</span><span class="words" dir="auto">${offer.words}</span></li>`;
  }

  #toggle(status) {
    const isOn = this.query.has(STATUS, status);
    return html`<button aria-pressed=${isOn} @click=${() => this.#send((query) => isOn
      ? query.without(STATUS, status) : query.with(STATUS, status))}>
      ${shape(status)}<span>${status}</span></button>`;
  }

  #chip(name, value) {
    const { path, operator } = this.catalog.split(name);
    const isAtFault = this.fault === name;
    return html`<li class="chip" ?data-fault=${isAtFault}>
      <button class="edit" title="Change this filter" @click=${() => this.#edit(name, value)}>
        <span class="name">${path.includes(".") ? path : label(path)}</span>
        <span class="operator">${operator ? operator.words.replace(/^is /, "") : "is"}</span>
        <span class="value" dir="auto">${value}</span></button>
      <button class="remove" aria-label=${`Remove the filter ${name} ${value}`}
        @click=${() => this.#send((query) => query.without(name, value))}>×</button></li>`;
  }

  #edit(name, value) {
    this.#send((query) => query.without(name, value));
    this.#type(`${name}=${value}`);
    this.field.focus();
  }

  #type(text) {
    this.text = text;
    this.isOpen = true;
    this.active = -1;
  }

  #close() {
    this.isOpen = false;
    this.active = -1;
  }

  #key(event) {
    const last = (this.offers?.length ?? 0) - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.isOpen = true;
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.active = Math.max(-1, Math.min(last, this.active + step));
    } else if (event.key === "Enter" && this.text.trim()) {
      const offer = this.offers?.[this.active];
      this.#choose(offer ?? { text: this.text.trim(), isComplete: !this.text.trim().endsWith("=") });
    } else if (event.key === "Tab" && this.offers?.[this.active]) {
      event.preventDefault();
      this.#choose(this.offers[this.active]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.text = "";
      this.field.blur();
    }
  }

  #choose(offer) {
    if (offer.isComplete) {
      const [name, value] = meant(offer.text);
      this.#send((query) => query.with(name, value));
      this.#type("");
    } else {
      this.#type(offer.text);
    }
  }

  #send(change) {
    this.dispatchEvent(new CustomEvent("filter", { detail: change }));
  }
}

define("filter-bar", FilterBar, ["query", "catalog", "rows", "text", "active", "isOpen", "fault"]);
