import { Element, define, html, nothing } from "./element.js";
import { Catalog } from "./catalog.js";
import { failure, notice } from "./notice.js";
import { Place, followPlace, go, href } from "./place.js";
import "./health-page.js";
import "./job-page.js";
import "./jobs-page.js";
import "./overview-page.js";
import "./sql-page.js";

/** The pages, each with its name in the bar. */
const PAGES = {
  jobs: { name: "Jobs" },
  overview: { name: "Overview" },
  sql: { name: "SQL" },
  health: { name: "Health" },
};

const KEYS = [
  ["/", "Filter"], ["j", "Next job"], ["k", "Previous job"], ["Enter", "Open the job"],
  ["c", "Choose columns"], ["Esc", "Back, or close"], ["?", "This help"],
];

/** The console: the bar, the page that the address names, and the keyboard. */
class Console extends Element {
  constructor() {
    super();
    this.place = Place.now();
    this.catalog = null;
    this.problem = null;
    followPlace(() => { this.place = Place.now(); });
    window.addEventListener("keydown", (event) => this.#key(event));
    this.#load();
  }

  async #load() {
    this.problem = null;
    try {
      this.catalog = await Catalog.load();
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const page = PAGES[this.place.page];
    document.title = `${this.#title()} · Trainspotter`;
    return html`<a class="skip" href="#main" @click=${(event) => {
      event.preventDefault();
      this.querySelector("main").focus();
    }}>Skip to content</a>
      <header class="bar">
        <a class="brand" aria-label="Trainspotter: all jobs" href=${href("jobs")}><img src="/console/icon.svg" alt="" width="22" height="22"><span>Trainspotter</span></a>
        <nav aria-label="Pages">${Object.entries(PAGES).map(([id, one]) => html`<a href=${href(id)}
          aria-current=${id === this.place.page ? "page" : nothing}>${one.name}</a>`)}</nav>
        <button class="help" aria-label="Keyboard" @click=${() => this.#help()}><kbd>?</kbd></button>
      </header>
      <main id="main" tabindex="-1">${this.#content(page)}</main>
      <dialog class="keys" aria-labelledby="keys-title"><form method="dialog"><h2 id="keys-title">Keyboard</h2>
        <dl>${KEYS.map(([key, words]) => html`<dt><kbd>${key}</kbd></dt><dd>${words}</dd>`)}</dl>
        <p class="actions"><button type="button" class="main"
          @click=${() => this.querySelector("dialog.keys").close()}>Close</button></p></form></dialog>`;
  }

  #title() {
    const name = PAGES[this.place.page]?.name ?? "Not found";
    return this.place.page === "jobs" && this.place.parts.length ? this.place.parts.at(-1) : name;
  }

  #content(page) {
    const { length } = this.place.parts;
    if (!page || (length && !(this.place.page === "jobs" && length === 3))) {
      return notice("There is no such page", `The console has no page ${location.pathname}.`,
        html`<a href=${href("jobs", this.place.parameters)}>Training jobs</a>`, "failed");
    }
    if (this.problem) {
      return failure(this.problem, () => this.#load());
    }
    if (!this.catalog) {
      return html`<div class="skeleton" aria-busy="true">${Array.from({ length: 12 }, () => html`<i></i>`)}</div>`;
    }
    const { place, catalog } = this;
    switch (place.page) {
      case "health": return html`<health-page></health-page>`;
      case "overview": return html`<overview-page .place=${place} .catalog=${catalog}></overview-page>`;
      case "sql": return html`<sql-page .place=${place} .catalog=${catalog}></sql-page>`;
      default: return length
        ? html`<job-page .place=${place} .catalog=${catalog}></job-page>`
        : html`<jobs-page .place=${place} .catalog=${catalog}></jobs-page>`;
    }
  }

  #help() {
    this.querySelector("dialog.keys").showModal();
  }

  #key(event) {
    const isTyping = event.target.closest?.("input, textarea, select, dialog[open]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const page = this.querySelector("main > *");
    if (event.key === "?") {
      this.#help();
    } else if (event.key === "Escape") {
      this.#back();
    } else if (!page?.press?.(event.key)) {
      return;
    }
    event.preventDefault();
  }

  #back() {
    if (this.place.page === "jobs" && !this.place.parts.length) {
      document.activeElement?.blur();
    } else if (history.state?.inside) {
      history.back();
    } else {
      go(href("jobs"));
    }
  }
}

define("trainspotter-console", Console, ["place", "catalog", "problem"]);
