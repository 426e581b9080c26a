import { Element, define, html, nothing } from "./element.js";
import { get, jobPath } from "./api.js";
import { label } from "./catalog.js";
import { consoleLinks } from "./job-links.js";
import { failure } from "./notice.js";
import { jobHref } from "./place.js";
import { isOpen, statusOf } from "./status.js";
import { bar, table } from "./timeline.js";
import { groups } from "./job-values.js";
import "./run-before.js";
import { counted, duration, number, time, trainingSeconds } from "./words.js";

const REFRESH_MILLISECONDS = 5000;

/** Everything about one job: why it failed, where its time went, and every value that is kept. */
class JobPage extends Element {
  constructor() {
    super();
    this.text = "";
  }

  willUpdate(changed) {
    if (changed.has("place")) {
      this.#start();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end();
  }

  #end() {
    this.reading?.abort();
    clearTimeout(this.timer);
  }

  #start() {
    this.#end();
    this.job = null;
    this.timeline = null;
    this.related = [];
    this.problem = null;
    this.text = "";
    this.#read();
  }

  async #read() {
    const [account_id, region, training_job_name] = this.place.parts;
    const path = jobPath({ account_id, region, training_job_name });
    const moment = this.place.parameters.filter(([name]) => name === "creation_time");
    this.reading = new AbortController();
    const { signal } = this.reading;
    try {
      const [job, timeline] = await Promise.all(
        [get(path, moment, signal), get(`${path}/timeline`, moment, signal)]);
      const isFirst = !this.job;
      Object.assign(this, { job, timeline, problem: null });
      if (isFirst) {
        await this.#relate(signal);
      }
      if (isOpen(job)) {
        this.timer = setTimeout(() => this.#read(), REFRESH_MILLISECONDS);
      }
    } catch (problem) {
      this.problem = problem.name === "AbortError" ? this.problem : problem;
    }
  }

  /** Finds what else to look at: jobs of the same tuning job, and of names that begin alike. */
  async #relate(signal) {
    const { job } = this;
    const prefix = stem(job.training_job_name);
    const lists = [
      [`Names that begin with ${prefix}`, "training_job_name__startswith", prefix],
      ...(job.tuning_job_arn ? [["The same tuning job", "tuning_job_arn", job.tuning_job_arn]] : []),
    ];
    this.related = await Promise.all(lists.map(async ([title, name, value]) => {
      const page = await get("/v1/training-jobs", [[name, value], ["limit", "8"]], signal);
      const jobs = page.training_jobs.filter((one) => one.training_job_arn !== job.training_job_arn);
      return { title, query: [[name, value]], jobs };
    }));
  }

  render() {
    if (this.problem && !this.job) {
      return failure(this.problem, () => this.#read());
    }
    if (!this.job) {
      return html`<div class="skeleton" aria-busy="true">${Array.from({ length: 9 }, () => html`<i></i>`)}</div>`;
    }
    const { job } = this;
    return html`<article class="job">
      <header>
        <p class="path"><a href="/console/jobs">Jobs</a> / <span class="id">${job.account_id}</span> / <span class="id">${job.region}</span></p>
        <h1 class="id" dir="auto">${job.training_job_name}</h1>
        <p class="facts-line">${statusOf(job)}${job.deleted_at ? html`<span>deleted ${time(job.deleted_at)}</span>` : nothing}
          <span class="quiet">observed ${time(job.observed_at)}${job.observed_by ? ` by ${job.observed_by}` : ""}</span></p>
        <p class="links">${consoleLinks(job).map(([name, url]) =>
          html`<a href=${url} target="_blank" rel="noopener noreferrer">${name} ↗</a>`)}</p>
      </header>
      ${job.failure_reason ? html`<section class="reason" aria-labelledby="why">
        <h2 id="why">Why it failed</h2><pre dir="auto" tabindex="0">${job.failure_reason}</pre></section>` : nothing}
      ${this.#facts(job)}
      ${this.#time()}
      <run-before .job=${job} .stem=${stem(job.training_job_name)}></run-before>
      ${this.#values(job)}
      ${this.related.filter((one) => one.jobs.length).map((one) => this.#jobs(one))}
      <details><summary>JSON</summary><pre tabindex="0">${JSON.stringify(job, null, 2)}</pre></details>
    </article>`;
  }

  #facts(job) {
    const trained = trainingSeconds(job);
    const billed = job.billable_time_in_seconds;
    const saving = job.enable_managed_spot_training && trained && billed !== undefined ? 1 - billed / trained : null;
    const count = job.instance_count ?? 1;
    const facts = [
      ["Instances", job.instance_type ? `${job.instance_type} × ${number(count)}` : "serverless"],
      ["Capacity", job.enable_managed_spot_training ? "Spot" : "On demand"],
      ["Training time", duration(trained)],
      ["Billable time", duration(billed)],
      ["Saved by spot", saving === null ? "" : `${Math.round(saving * 100)} %`],
      ["Billed instance hours", billed === undefined ? "" : number((billed * count) / 3600)],
      ["Waited for instances", duration(this.timeline.queue_seconds)],
      ["Created", time(job.creation_time)],
      ["Ended", time(job.training_end_time)],
    ].filter(([, value]) => value && value !== nothing);
    return html`<dl class="facts">${facts.map(([name, value]) =>
      html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
  }

  #time() {
    const { interruptions, total_seconds: total } = this.timeline;
    return html`<section aria-labelledby="time"><h2 id="time">Where its time went</h2>
      <p class="quiet">${duration(total)} in all${interruptions.length
        ? `, ${counted(interruptions.length, "interruption")} of ${duration(this.timeline.interrupted_seconds)}` : ""}</p>
      ${bar(this.timeline)}${table(this.timeline)}</section>`;
  }

  #values(job) {
    const found = groups(job, this.text);
    return html`<section class="values" aria-labelledby="values"><div class="values-head"><h2 id="values">Values</h2>
      <input type="search" aria-label="Search in the values" placeholder="Search in the values" .value=${this.text}
        @input=${(event) => { this.text = event.target.value; }}></div>
      ${found.length ? nothing : html`<p class="quiet">Nothing of this job contains “${this.text}”.</p>`}
      ${found.map(({ column, entries }) => html`<section aria-label=${label(column)}>
        <h3 title=${this.catalog.describe(column)}>${label(column)}</h3>
        <dl>${entries.map(([path, value]) => html`<div><dt class="id" dir="auto">${path}</dt>
          <dd class="id" dir="auto" ?data-masked=${value === "[masked]"}>${value}</dd></div>`)}</dl></section>`)}</section>`;
  }

  #jobs({ title, query, jobs }) {
    return html`<section aria-label=${title}><h2>${title}</h2><ul class="related">${jobs.map((one) => html`<li>
      <a class="id" href=${jobHref(one)}>${one.training_job_name}</a>${statusOf(one)}${time(one.creation_time)}</li>`)}</ul>
      <p><a href=${`/console/jobs?${new URLSearchParams(query)}`}>All of them</a></p></section>`;
  }
}

/** The beginning that the names of all runs share: a job's name without a time or a number at its end. */
function stem(name) {
  const cut = name.replace(/([-_](\d+|[0-9a-f]{6,}))+$/i, "");
  return cut.length > 2 ? cut : name;
}

define("job-page", JobPage, ["place", "catalog", "job", "timeline", "problem", "text", "related"]);
