import { Element, define, html, nothing } from "./element.js";
import { cell, kind } from "./cell.js";
import { label } from "./catalog.js";
import { keyOf } from "./listing.js";

/** The height of a row in pixels, as in the style sheet. Rows outside the view are not drawn. */
const ROW = 36;
const MARGIN = 12;

/** The table of jobs. Sends the event `more` when the user has scrolled to its end. */
class JobsTable extends Element {
  constructor() {
    super();
    this.rows = [];
    this.fields = [];
    this.selected = -1;
    this.first = 0;
    this.count = 60;
  }

  get region() {
    return this.querySelector(".scroll");
  }

  render() {
    const from = Math.max(0, Math.min(this.first, this.rows.length - 1));
    const shown = this.rows.slice(from, from + this.count);
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Training jobs"
        @scroll=${() => this.#scrolled()}>
      <table class="jobs" aria-rowcount=${this.isComplete ? this.rows.length + 1 : -1}>
        <colgroup>${this.fields.map((field) => html`<col class=${this.#kind(field)}>`)}</colgroup>
        <thead><tr aria-rowindex="1">${this.fields.map((field) => this.#heading(field))}</tr></thead>
        <tbody>
          <tr class="space above" aria-hidden="true"><td></td></tr>
          ${shown.map((job, i) => this.#row(job, from + i))}
          <tr class="space below" aria-hidden="true"><td></td></tr>
        </tbody>
      </table>
    </div>`;
  }

  #kind(field) {
    return kind(field, this.catalog?.columns.get(field));
  }

  #heading(field) {
    const description = this.catalog?.describe(field) ?? "";
    return html`<th scope="col" class=${this.#kind(field)} title=${`${field}\n${description}`}>
      <span>${label(field)}</span></th>`;
  }

  #row(job, index) {
    const isGone = job.deleted_at !== undefined;
    return html`<tr aria-rowindex=${index + 2} data-key=${keyOf(job)} class=${isGone ? "gone" : ""}
        ?data-selected=${index === this.selected}>
      ${this.fields.map((field) =>
        html`<td class=${this.#kind(field)}>${cell(job, field, this.catalog?.columns.get(field))}</td>`)}
    </tr>`;
  }

  updated() {
    const drawn = Math.min(this.rows.length - this.first, this.count);
    this.#space(".above", this.first);
    this.#space(".below", this.rows.length - this.first - drawn);
    this.#scrolled();
  }

  #space(name, rows) {
    const row = this.querySelector(name);
    row.style.height = `${Math.max(0, rows) * ROW}px`;
    row.hidden = rows <= 0;
  }

  #scrolled() {
    const region = this.region;
    const first = Math.max(0, Math.floor(region.scrollTop / ROW) - MARGIN);
    const count = Math.ceil(region.clientHeight / ROW) + 2 * MARGIN;
    // Whole steps, so that a slow scroll does not draw at each pixel.
    const step = first - (first % 6);
    if (step !== this.first || count > this.count) {
      this.first = step;
      this.count = Math.max(count, this.count);
    }
    if (region.scrollTop + region.clientHeight > (this.rows.length - MARGIN) * ROW) {
      this.dispatchEvent(new Event("more"));
    }
  }

  /** Moves the selection by so many rows, brings it into view, and focuses the job's link. */
  async select(step) {
    const last = this.rows.length - 1;
    this.selected = Math.max(0, Math.min(last, this.selected + step));
    const region = this.region;
    const top = this.selected * ROW;
    const head = this.querySelector("thead").offsetHeight;
    if (top < region.scrollTop) {
      region.scrollTop = top;
    } else if (top + ROW + head > region.scrollTop + region.clientHeight) {
      region.scrollTop = top + ROW + head - region.clientHeight;
    }
    this.#scrolled();
    await this.updateComplete;
    this.querySelector("tr[data-selected] a")?.focus({ preventScroll: true });
  }
}

define("jobs-table", JobsTable, ["rows", "fields", "catalog", "selected", "first", "count", "isComplete"]);
