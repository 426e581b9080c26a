import { Element, define, html, nothing } from "./element.js";
import { get, jobPath } from "./api.js";
import { jobHref } from "./place.js";
import { statusOf } from "./status.js";
import { entries } from "./job-values.js";
import { time } from "./words.js";

/** Columns that differ between any two runs, or say nothing about what was run. */
const OWN = /^(_key|training_job_(name|arn)|failure_reason|secondary_status_transitions|observed_.*|deleted_at|.*_time|.*_evaluation_statuses)$/;

/** How many pages may be read in search of it, so that a rare name costs little. */
const MOST_PAGES = 10;

/** What changed between a job and the run before it: the job before it whose name begins alike. */
class RunBefore extends Element {
  willUpdate(changed) {
    if (changed.has("job") && this.job && this.job.training_job_arn !== this.known) {
      this.known = this.job.training_job_arn;
      this.before = null;
      this.#find();
    }
  }

  async #find() {
    const { job } = this;
    try {
      const found = await newest([["training_job_name__startswith", this.stem], ["account_id", job.account_id],
        ["region", job.region], ["creation_time__lt", job.creation_time]]);
      const before = found ? await get(jobPath(found), [["creation_time", found.creation_time]]) : null;
      this.before = job.training_job_arn === this.known ? before : this.before;
    } catch {
      // The page shows the job without a comparison. Its own request shows a lasting problem.
      this.before = null;
    }
  }

  render() {
    if (!this.before) {
      return nothing;
    }
    const { before } = this;
    const changes = differences(before, this.job);
    return html`<section aria-label="Since the run before"><h2>Since the run before</h2>
      <p class="facts-line"><a class="id" href=${jobHref(before)}>${before.training_job_name}</a>${statusOf(before)}${time(before.creation_time)}</p>
      ${changes.length ? html`<div class="wide" tabindex="0" role="region" aria-label="What changed"><table class="phases changes">
        <thead><tr><th scope="col">Value</th><th scope="col">Before</th><th scope="col">This job</th></tr></thead>
        <tbody>${changes.map(([path, old, now]) => html`<tr><th scope="row" class="id">${path}</th>
          <td class="id" dir="auto">${old ?? html`<span class="quiet">none</span>`}</td>
          <td class="id" dir="auto">${now ?? html`<span class="quiet">none</span>`}</td></tr>`)}</tbody></table></div>`
        : html`<p class="quiet">Nothing that is kept of the two jobs differs.</p>`}</section>`;
  }
}

/** The newest job that meets the conditions; null when none of the pages that are read has one. */
async function newest(conditions) {
  let cursor;
  for (let page = 0; page < MOST_PAGES && cursor !== null; page++) {
    const place = cursor ? [["cursor", cursor]] : [];
    const found = await get("/v1/training-jobs", [...conditions, ["limit", 1], ...place]);
    if (found.training_jobs.length) {
      return found.training_jobs[0];
    }
    cursor = found.next_cursor ?? null;
  }
  return null;
}

/**
 * The values that differ, each with its path, the one before and the one now. A value in which only
 * the job's own name differs, such as the place of its model, does not.
 */
function differences(before, job) {
  const values = (one) => new Map(Object.entries(one)
    .filter(([column]) => !OWN.test(column))
    .flatMap(([column, value]) => entries(column, value)
      .map(([path, text]) => [path.startsWith("[") || !path ? column + path : `${column}.${path}`, text])));
  const [old, now] = [values(before), values(job)];
  const renamed = (text) => text?.replaceAll(before.training_job_name, job.training_job_name);
  return [...new Set([...now.keys(), ...old.keys()])].sort()
    .filter((path) => renamed(old.get(path)) !== now.get(path))
    .map((path) => [path, old.get(path), now.get(path)]);
}

define("run-before", RunBefore, ["job", "stem", "before"]);
