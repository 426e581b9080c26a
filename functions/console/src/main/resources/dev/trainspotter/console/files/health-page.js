import { Element, define, html, nothing } from "./element.js";
import { get } from "./api.js";
import { failure } from "./notice.js";
import { counted, duration, number, time } from "./words.js";

const REFRESH_MILLISECONDS = 15000;

/** Whether the rows are fresh: what arrived last, what was compared, and what waits. */
class HealthPage extends Element {
  connectedCallback() {
    super.connectedCallback();
    this.#read();
    this.timer = setInterval(() => {
      if (document.visibilityState === "visible") {
        this.#read();
      }
    }, REFRESH_MILLISECONDS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  async #read() {
    try {
      this.health = await get("/v1/health");
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (this.problem) {
      return failure(this.problem, () => this.#read());
    }
    if (!this.health) {
      return html`<div class="skeleton" aria-busy="true">${Array.from({ length: 6 }, () => html`<i></i>`)}</div>`;
    }
    const { fresh, reason, as_of: asOf, accounts_and_regions: places } = this.health;
    return html`<article class="job health">
      <header><h1 class=${fresh ? "fresh" : "stale"}>${fresh ? "Every row is fresh" : "Some rows may be out of date"}</h1>
        <p>${places.length > 1 && !fresh ? html`<details><summary>Why</summary>${reason}</details>` : reason}</p>
        <p class="quiet">as of ${time(asOf)}</p></header>
      <dl class="facts">${this.#queue("Waiting to be described", this.health.backlog)}
        ${this.#queue("Dead letters", this.health.dead_letters)}
        <div><dt>Accounts and Regions</dt><dd>${number(places.length)}</dd></div></dl>
      <div class="wide" tabindex="0" role="region" aria-label="Accounts and Regions"><table class="phases">
        <thead><tr><th scope="col">Account and Region</th><th scope="col">State</th><th scope="col">Last event</th>
          <th scope="col">Comparisons with SageMaker</th></tr></thead>
        <tbody>${places.map((place) => this.#place(place))}</tbody></table></div>
    </article>`;
  }

  #queue(name, size) {
    return html`<div><dt>${name}</dt><dd>${size ? number(size.messages) : "not measured yet"}</dd></div>`;
  }

  #place(place) {
    return html`<tr><td><a class="id" href=${`/console/jobs?account_id=${place.account_id}&region=${place.region}`}>
        ${place.account_id} ${place.region}</a></td>
      <td class=${place.fresh ? "fresh" : "stale"} title=${place.reason}>${!place.collected ? "not collected" : place.fresh ? "✓ fresh" : "△ not fresh"}</td>
      <td>${time(place.last_event_time)}</td>
      <td>${place.ranges.map((range) => this.#range(range))}</td></tr>`;
  }

  #range(range) {
    const pass = range.under_way ?? range.last_complete;
    const state = range.under_way ? "under way" : range.last_complete ? "complete" : "never ran";
    return html`<div><strong>${range.range}</strong> ${state}${range.overdue ? html` <span class="stale">overdue</span>` : nothing}
      ${pass ? html`<span class="quiet">${time(pass.started_at)}, ${counted(pass.looked_at, "job")},
        ${number(pass.missed)} missed, ${number(pass.differing)} differed, ${duration(pass.milliseconds / 1000)}</span>` : nothing}</div>`;
  }
}

define("health-page", HealthPage, ["health", "problem"]);
