import { Element, define, html, nothing } from "./element.js";
import { cli, curl, statement } from "./command.js";
import { saveCsv } from "./download.js";
import { Listing } from "./listing.js";
import { failure, notice, unusable } from "./notice.js";
import { go, href } from "./place.js";
import { Query } from "./query.js";
import { counted, number } from "./words.js";
import "./column-picker.js";
import "./filter-bar.js";
import "./jobs-table.js";

/** The list of jobs, newest first. Its whole state is in the address. */
class JobsPage extends Element {
  willUpdate(changed) {
    if (changed.has("place")) {
      const query = new Query(this.place.parameters);
      if (JSON.stringify(query) !== JSON.stringify(this.query)) {
        this.query = query;
        this.#start();
      }
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.listing?.close();
    this.export?.abort();
  }

  get table() {
    return this.querySelector("jobs-table");
  }

  #start() {
    this.listing?.close();
    this.listing = new Listing(this.query, () => this.requestUpdate());
    this.listing.more();
    this.listing.follow();
    if (this.table) {
      this.table.selected = -1;
      this.table.region.scrollTop = 0;
    }
  }

  #change(query) {
    go(href("jobs", query.parameters));
  }

  render() {
    const { rows, problem } = this.listing;
    return html`<h1 class="unseen">Training jobs</h1>
      <filter-bar .query=${this.query} .catalog=${this.catalog} .rows=${rows} .fault=${problem?.parameter}
        @filter=${(event) => this.#change(event.detail(this.query))}></filter-bar>
      <div class="list" aria-busy=${this.listing.state === "reading"}>
        ${problem && rows.length ? html`<div class="banner">${failure(problem, () => this.listing.more())}</div>` : nothing}
        <jobs-table .rows=${rows} .fields=${this.query.fields} .catalog=${this.catalog}
          .isComplete=${this.listing.isComplete} @more=${() => this.#more()}></jobs-table>
        ${rows.length ? nothing : this.#instead()}
      </div>
      ${this.#foot()}
      <column-picker .catalog=${this.catalog} @choose=${(event) =>
        this.#change(this.query.set("fields", event.detail?.join(",") ?? null))}></column-picker>`;
  }

  #more() {
    if (this.listing.state === "idle") {
      this.listing.more();
    }
  }

  /** What stands in the place of rows: the first page is being read, failed, or is empty. */
  #instead() {
    const { state, problem } = this.listing;
    if (state === "failed" && problem.parameter) {
      return unusable(problem, () => this.#change(this.query.without(problem.parameter)));
    }
    if (state === "failed") {
      return failure(problem, () => this.listing.more());
    }
    if (state === "reading") {
      return html`<div class="skeleton" aria-hidden="true">${Array.from({ length: 12 }, () => html`<i></i>`)}</div>`;
    }
    if (this.query.conditions.length) {
      return notice("No job matches", state === "stopped"
        ? "The search was stopped before the end of the list." : "No training job meets all of these filters.",
      html`<button @click=${() => this.#change(new Query([]))}>Show all jobs</button>`);
    }
    return notice("No jobs yet", "Training jobs appear here as soon as SageMaker reports their first state change.",
      html`<a href="/console/health">Is everything collected?</a>`);
  }

  #foot() {
    const { rows, examined, state, isComplete } = this.listing;
    const isReading = state === "reading";
    return html`<footer class="foot">
      <p role="status">${counted(rows.length, "job")}${isComplete || !rows.length ? "" : " so far"}
        <span class="quiet"> · ${number(examined)} examined</span>
        ${isReading ? html`<span class="busy" aria-label="Reading"></span>
          <button @click=${() => this.listing.stop()}>Stop</button>` : nothing}
        ${!isReading && !isComplete ? html`<button @click=${() => this.listing.more()}>More</button>` : nothing}</p>
      <p class="actions" role="group" aria-label="This list">
        <button @click=${() => this.querySelector("column-picker").open(this.query.fields)}>Columns</button>
        <button @click=${() => this.#save()}>${this.saved ?? "CSV"}</button>
        ${[["curl", curl], ["CLI", cli], ["SQL", statement]].map(([name, make]) => html`<button
          @click=${() => this.#copy(name, make(this.query, this.catalog))}>
          ${this.copied === name ? "Copied" : html`Copy ${name}`}</button>`)}</p>
    </footer>`;
  }

  async #copy(name, text) {
    await navigator.clipboard.writeText(text);
    this.copied = name;
    setTimeout(() => { this.copied = null; }, 1500);
  }

  async #save() {
    if (this.export) {
      this.export.abort();
      return;
    }
    this.export = new AbortController();
    try {
      await saveCsv(this.query, (rows) => { this.saved = `${number(rows)} rows · cancel`; }, this.export.signal);
      this.saved = null;
    } catch (problem) {
      this.saved = problem.name === "AbortError" ? null : "CSV failed, try again";
    } finally {
      this.export = null;
    }
  }

  /** The keys of this page; returns whether the key was one of them. */
  press(key) {
    const actions = {
      "/": () => this.querySelector("filter-bar").field.focus(),
      j: () => this.table.select(1),
      k: () => this.table.select(-1),
      c: () => this.querySelector("column-picker").open(this.query.fields),
    };
    actions[key]?.();
    return key in actions;
  }
}

define("jobs-page", JobsPage, ["place", "catalog", "saved", "copied"]);
