import { Element, define, html, nothing } from "./element.js";
import { Problem, get } from "./api.js";
import { label } from "./catalog.js";
import { bars, columns } from "./charts.js";
import { failure, notice, unusable } from "./notice.js";
import { Figures, NONE, end, figuresStatement, start } from "./overview-figures.js";
import { go, href, jobHref } from "./place.js";
import { Prices } from "./prices.js";
import { Query } from "./query.js";
import { statusOf } from "./status.js";
import { ago, counted, duration, hours, money, number } from "./words.js";
import "./filter-bar.js";
import "./price-dialog.js";

const RANGES = [["24h", "24 hours"], ["7d", "7 days"], ["30d", "30 days"], ["90d", "90 days"]];
const GROUPS = ["instance_type", "account_id", "region"];
const MOST_ROWS = 10;

/** The page with the figures of a period. Each number and bar is a link to the jobs that it counts. */
class OverviewPage extends Element {
  constructor() {
    super();
    this.prices = Prices.kept();
    this.sample = [];
    this.running = [];
  }

  willUpdate(changed) {
    if (changed.has("place")) {
      this.query = new Query(this.place.parameters.filter(([name]) => name !== "by"));
      this.by = this.place.get("by") ?? GROUPS[0];
      this.statement = figuresStatement(this.query, this.by, this.since, this.catalog);
      this.#read();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.reading?.abort();
  }

  get since() {
    return this.place.get("since") ?? "30d";
  }

  async #read() {
    this.reading?.abort();
    this.reading = new AbortController();
    const { signal } = this.reading;
    this.isReading = true;
    this.problem = null;
    try {
      this.#checkGroup();
      // The list checks the filters by their names, so it goes first: SQL knows none of them.
      const sample = await this.#list([...this.query.set("since", this.since).conditions, ["limit", 100]], signal);
      const [figures, running] = await Promise.all([
        Figures.read(this.statement, signal),
        this.#list([...this.#open.conditions, ["sort", "creation_time"], ["limit", 6]], signal)]);
      if (sample.length && !figures.jobs) {
        throw new Problem(422, "The list finds jobs with these filters, and SQL does not: a path into a list, such as input_data_config, cannot be used here.");
      }
      Object.assign(this, { figures, running, sample, isReading: false });
    } catch (problem) {
      if (problem.name !== "AbortError") {
        Object.assign(this, { problem, isReading: false });
      }
    }
  }

  async #list(parameters, signal) {
    return (await get("/v1/training-jobs", parameters, signal)).training_jobs;
  }

  #checkGroup() {
    if (!this.catalog.columns.has(this.by.split(".")[0])) {
      throw new Problem(400, `by is a column or a path into one, such as tags.team, not “${this.by}”`, "by");
    }
  }

  /** The running jobs of this filter, whenever they were created. */
  get #open() {
    const kept = this.query.conditions.filter(([name]) =>
      name !== "since" && !name.startsWith("creation_time") && !name.startsWith("training_job_status"));
    return new Query([...kept, ["training_job_status", "InProgress"]]);
  }

  #change(query, by = this.by) {
    const group = by === GROUPS[0] ? [] : [["by", by]];
    go(href("overview", [...query.parameters, ...group]));
  }

  /** The address of a list of the period's jobs that meet these conditions too. */
  #jobs(...conditions) {
    const query = conditions.reduce((all, [name, value]) => all.set(name, value), this.query.set("since", this.since));
    return href("jobs", query.parameters);
  }

  render() {
    return html`<h1 class="unseen">Overview</h1>
      <filter-bar .query=${this.query} .catalog=${this.catalog} .rows=${this.sample} .fault=${this.problem?.parameter}
        @filter=${(event) => this.#change(event.detail(this.query))}></filter-bar>
      <div class="over" aria-busy=${this.isReading}>
        <div class="ranges" role="group" aria-label="Created in the last">${RANGES.map(([since, words]) => html`<button
          aria-pressed=${since === this.since} @click=${() => this.#change(this.query.set("since", since))}>${words}</button>`)}
          ${this.isReading && this.figures ? html`<span class="busy" aria-label="Reading"></span>` : nothing}
          <button class="aside" @click=${() => this.querySelector("price-dialog").open(this.prices)}>${this.prices.isEmpty ? "Add prices" : "Prices"}</button></div>
        ${this.#content()}</div>
      <price-dialog @prices=${(event) => { this.prices = event.detail; }}></price-dialog>`;
  }

  #content() {
    if (this.problem?.parameter) {
      const { parameter } = this.problem;
      return unusable(this.problem, () => this.#change(this.query.without(parameter), parameter === "by" ? GROUPS[0] : this.by));
    }
    if (this.problem) {
      return failure(this.problem, () => this.#read());
    }
    if (!this.figures) {
      return html`<div class="skeleton" aria-hidden="true">${Array.from({ length: 9 }, () => html`<i></i>`)}</div>`;
    }
    if (!this.figures.jobs) {
      return notice("No jobs in this period", "Choose a longer period, or remove a filter.");
    }
    return html`${this.#facts()}<div class="cards">${this.#times()}${this.#hours()}${this.#reasons()}${this.#waits()}${this.#longest()}</div>
      <p class="quiet">${counted(this.figures.examined, "row")} read for ${counted(this.figures.units, "read unit")}.
        <a href=${href("sql", [["sql", this.statement]])}>The same in SQL</a></p>`;
  }

  #facts() {
    const { jobs, failed, saved } = this.figures;
    const cost = Figures.cost(this.figures.part("hours"), this.prices);
    const spared = Figures.cost(this.figures.part("spot").map((row) => ({ ...row, type: row.name })), this.prices, (row) => row.more - row.amount);
    const facts = [
      ["Jobs", html`<a href=${this.#jobs()}>${number(jobs)}</a>`],
      ["Failed", html`<a href=${this.#jobs(["training_job_status", "Failed"])}>${number(failed)}</a> <span class="quiet">${Math.round((failed / jobs) * 100)} %</span>`],
      ["Billed instance hours", hours(this.figures.hours)],
      ...(this.prices.isEmpty ? [] : [["Cost", html`${money(cost.dollars)}${cost.unknown
        ? html` <span class="quiet">without ${hours(cost.unknown)} that have no price</span>` : nothing}`]]),
      ["Saved by spot", html`${this.prices.isEmpty ? "" : `${money(spared.dollars)} · `}${hours(saved)}`],
    ];
    return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
  }

  #card(title, content, isWide = false) {
    return html`<section class="card" ?data-wide=${isWide} aria-label=${title}><h2>${title}</h2>${content}</section>`;
  }

  #times() {
    const points = this.figures.times.map(({ name, rows }) => ({
      name: name.length > 10 ? `${name}:00` : name,
      parts: rows.map((row) => ({ name: row.type, value: row.jobs, href: this.#jobs(["training_job_status", row.type],
        ["creation_time__gte", start(name).toISOString()], ["creation_time__lt", end(name).toISOString()]) })),
    }));
    return this.#card("Jobs by status, in UTC", columns("Jobs by status", points), true);
  }

  #hours() {
    const groups = new Map();
    this.figures.part("hours").forEach((row) => groups.set(row.name, [...(groups.get(row.name) ?? []), row]));
    const rows = [...groups].map(([name, all]) => {
      const billed = all.reduce((sum, row) => sum + (row.amount ?? 0), 0);
      const { dollars } = Figures.cost(all, this.prices);
      const [parameter, value] = name === NONE ? [`${this.by}__exists`, "false"] : [this.by, name];
      return { name, value: this.prices.isEmpty ? billed : dollars, href: this.#jobs([parameter, value]),
        shown: `${this.prices.isEmpty ? "" : `${money(dollars)} · `}${hours(billed)}` };
    }).sort((a, b) => b.value - a.value);
    const keys = [...new Set(this.sample.flatMap((job) => Object.keys(job.tags ?? {})))].sort().map((key) => `tags.${key}`);
    const choices = [...new Set([...GROUPS, ...keys, this.by])];
    return this.#card(this.prices.isEmpty ? "Billed instance hours" : "Cost", html`<p><label>by
      <select @change=${(event) => this.#change(this.query, event.target.value)}>${choices.map((one) =>
        html`<option value=${one} ?selected=${one === this.by}>${one.includes(".") ? `Tag ${one.slice(5)}` : label(one)}</option>`)}</select></label></p>
      ${bars("Billed instance hours", rows.slice(0, MOST_ROWS))}
      ${rows.length > MOST_ROWS ? html`<p class="quiet">and ${rows.length - MOST_ROWS} more</p>` : nothing}`);
  }

  #reasons() {
    const rows = this.figures.part("reason").map((row) => ({ name: row.name, value: row.jobs, href: this.#jobs(
      ["training_job_status", "Failed"], row.name === NONE ? ["failure_reason__exists", "false"] : ["failure_reason__startswith", row.name]) }));
    return this.#card("Failed jobs by reason", rows.length ? bars("Failed jobs by reason", rows) : html`<p class="quiet">No job failed.</p>`);
  }

  #waits() {
    const rows = this.figures.part("wait").sort((a, b) => b.more - a.more).slice(0, MOST_ROWS).map((row) => ({
      name: row.name, value: row.more, shown: duration(row.more), note: `${counted(row.jobs, "job")}, half within ${duration(row.amount)}`,
      href: this.#jobs(row.name === NONE ? ["instance_type__exists", "false"] : ["instance_type", row.name]) }));
    return this.#card("Wait until training began (95th percentile)", bars("Wait until training began", rows));
  }

  #longest() {
    return this.#card("Running the longest", html`${this.running.length ? html`<ul class="related">${this.running.map((job) => html`<li>
      <a class="id" href=${jobHref(job)}>${job.training_job_name}</a>${statusOf(job)}<span class="quiet">created ${ago(new Date(job.creation_time))}</span></li>`)}</ul>`
      : html`<p class="quiet">No job is running.</p>`}
      <p><a href=${href("jobs", this.#open.parameters)}>All running jobs</a></p>`, true);
  }
}

define("overview-page", OverviewPage, ["place", "catalog", "figures", "problem", "isReading", "prices"]);
