import { get } from "./api.js";

const PATH = "/v1/training-jobs";
const PAGE = 100;
const REFRESH_MILLISECONDS = 5000;

/** Identifies a job among others of its name. */
export const keyOf = (job) => `${job.training_job_arn}@${job.creation_time}`;

/** The jobs that a query finds, read page by page while more of them are wanted. */
export class Listing {
  /** `changed` is called after each change of what can be shown. */
  constructor(query, changed) {
    this.query = query;
    this.changed = changed;
    this.rows = [];
    this.examined = 0;
    this.cursor = undefined;
    this.state = "idle";
    this.problem = null;
    this.isClosed = false;
    this.stopping = new AbortController();
  }

  get isComplete() {
    return this.cursor === null;
  }

  /** Reads pages until there are this many more rows, the list ends, or the reading is stopped. */
  async more(wanted = PAGE) {
    if (this.state === "reading" || this.isComplete || this.isClosed) {
      return;
    }
    const enough = this.rows.length + wanted;
    this.#become("reading");
    this.stopping = new AbortController();
    try {
      while (this.rows.length < enough && !this.isComplete) {
        this.#take(await this.#page(this.cursor));
      }
      this.#become("idle");
    } catch (failure) {
      this.#fail(failure);
    }
  }

  /** Stops reading. What was read stays, and reading can go on from there. */
  stop() {
    this.stopping.abort();
  }

  /** Ends everything; nothing changes any more. */
  close() {
    this.isClosed = true;
    this.stop();
    clearTimeout(this.timer);
  }

  /** Reads the newest page again, now and then, while the document is visible. */
  follow() {
    this.timer = setTimeout(async () => {
      if (document.visibilityState === "visible" && this.state === "idle" && !this.isClosed
          && this.cursor !== undefined) {
        await this.#refresh();
      }
      if (!this.isClosed) {
        this.follow();
      }
    }, REFRESH_MILLISECONDS);
  }

  #page(cursor) {
    const place = cursor ? [["cursor", cursor]] : [];
    return get(PATH, [...this.query.request, ["limit", PAGE], ...place], this.stopping.signal);
  }

  #take(page) {
    const known = new Set(this.rows.map(keyOf));
    this.rows = [...this.rows, ...page.training_jobs.filter((job) => !known.has(keyOf(job)))];
    this.examined += page.rows_examined;
    this.cursor = page.next_cursor ?? null;
    this.problem = null;
    this.#notify();
  }

  async #refresh() {
    try {
      const page = await this.#page(null);
      const fresh = new Map(page.training_jobs.map((job) => [keyOf(job), job]));
      const rows = this.rows.map((job) => fresh.get(keyOf(job)) ?? job);
      const known = new Set(rows.map(keyOf));
      const added = page.training_jobs.filter((job) => !known.has(keyOf(job)));
      const isNewestFirst = this.query.sort.startsWith("-");
      this.rows = isNewestFirst ? [...added, ...rows] : rows;
      this.#notify();
    } catch {
      // The rows stay as they are. The next refresh, or more rows, will show a lasting problem.
    }
  }

  #fail(failure) {
    if (failure.name === "AbortError") {
      this.#become("stopped");
    } else {
      this.problem = failure;
      this.#become("failed");
    }
  }

  #become(state) {
    this.state = state;
    this.#notify();
  }

  #notify() {
    if (!this.isClosed) {
      this.changed();
    }
  }
}
