import { Element, define, html, nothing } from "./element.js";
import { get, sql } from "./api.js";
import { sqlCli } from "./command.js";
import { save } from "./download.js";
import { failure } from "./notice.js";
import { go, href } from "./place.js";
import { questions } from "./questions.js";
import { chart, table } from "./sql-result.js";
import { counted, number } from "./words.js";

const MOST_ROWS = 1000;
const FIRST = `SELECT training_job_status, count(*) AS jobs
FROM aws.sagemaker_training_job
WHERE creation_time >= now() - interval '30 days'
GROUP BY training_job_status
ORDER BY jobs DESC`;

/** An editor for queries, and the result of the one that the address holds. */
class SqlPage extends Element {
  constructor() {
    super();
    this.tables = [];
    this.questions = [];
    this.search = "";
    this.#learn();
  }

  async #learn() {
    try {
      [{ tables: this.tables }, this.questions] = await Promise.all([get("/v1/sql/schema"), questions()]);
    } catch (problem) {
      this.problem ??= problem;
    }
  }

  willUpdate(changed) {
    if (changed.has("place")) {
      const statement = this.place.get("sql");
      this.text = statement ?? FIRST;
      this.#forget();
      if (statement) {
        this.#read();
      }
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.reading?.abort();
  }

  get editor() {
    return this.querySelector("textarea");
  }

  #forget() {
    this.reading?.abort();
    Object.assign(this, { result: null, problem: null, reading: null });
  }

  async #read() {
    const reading = new AbortController();
    this.reading = reading;
    try {
      const response = await sql(this.text, { limit: MOST_ROWS, signal: reading.signal });
      this.result = await response.json();
    } catch (problem) {
      this.problem = problem.name === "AbortError" ? this.problem : problem;
    }
    if (this.reading === reading) {
      this.reading = null;
    }
  }

  #run() {
    if (this.text.trim() && this.place.get("sql") !== this.text) {
      go(href("sql", [["sql", this.text]]));
    } else if (this.text.trim()) {
      this.#forget();
      this.#read();
    }
  }

  updated(changed) {
    const [, line, column] = /^line (\d+), column (\d+)/.exec(this.problem?.message ?? "") ?? [];
    if (changed.has("problem") && line) {
      const before = this.text.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
      const at = before + Number(column) - 1;
      const word = /^\w+|^./.exec(this.text.slice(at))?.[0].length ?? 0;
      this.editor.focus();
      this.editor.setSelectionRange(at, at + word);
    }
  }

  render() {
    return html`<h1 class="unseen">SQL</h1><div class="sql">
      <aside aria-label="Columns"><input type="search" aria-label="Search the columns" placeholder="Search the columns"
        @input=${(event) => { this.search = event.target.value.toLowerCase(); }}>${this.tables.map((one) => this.#table(one))}</aside>
      <div class="query">
        <textarea class="id" aria-label="Query" spellcheck="false" autocapitalize="off" rows=${Math.min(24, this.text.split("\n").length + 1)} .value=${this.text}
          @input=${(event) => { this.text = event.target.value; }} @keydown=${(event) => this.#key(event)}></textarea>
        <p class="actions">
          ${this.reading ? html`<button class="main" @click=${() => this.#forget()}>Stop</button>`
            : html`<button class="main" @click=${() => this.#run()}>Run <kbd>Ctrl Enter</kbd></button>`}
          <select aria-label="Examples" @change=${(event) => this.#choose(event.target)}><option value="">Examples …</option>
            ${this.questions.map(({ title }, i) => html`<option value=${i}>${title}</option>`)}</select>
          <button @click=${() => this.#save()}>${this.saved ?? "CSV"}</button>
          <button title="A command that saves the result as a Parquet file" @click=${() => this.#copy()}>${this.copied ? "Copied" : "Copy CLI (Parquet)"}</button></p>
        ${this.#outcome()}</div></div>`;
  }

  #table({ name, description, columns }) {
    const found = columns.filter((column) => `${column.name} ${column.description}`.toLowerCase().includes(this.search));
    return found.length ? html`<details ?open=${name === "sagemaker_training_job" || this.search !== ""}>
      <summary class="id" title=${description}>${name}</summary><ul>${found.map((column) => html`<li><button class="quiet"
        title=${column.description} @click=${() => this.#insert(column.name)}><span class="id">${column.name}</span>
        <span class="words">${column.type}</span></button></li>`)}</ul></details>` : nothing;
  }

  #outcome() {
    if (this.reading) {
      return html`<div class="skeleton" aria-busy="true">${Array.from({ length: 6 }, () => html`<i></i>`)}</div>`;
    }
    if (this.problem && [400, 422].includes(this.problem.status)) {
      return html`<pre class="fault" role="alert" tabindex="0">${this.problem.message}</pre>`;
    }
    if (this.problem) {
      return failure(this.problem, () => this.#run());
    }
    if (!this.result) {
      return html`<p class="quiet">A query reads only the rows that its conditions allow; <code>EXPLAIN</code> before it says which.</p>`;
    }
    const { rows, complete, rows_examined: examined, read_units: units, milliseconds } = this.result;
    return html`<p role="status">${counted(rows.length, "row")}${complete ? "" : ", the first of more; CSV has all"}<span class="quiet">
      · ${number(examined)} read · ${counted(units, "read unit")} · ${number(milliseconds)} ms</span></p>${chart(this.result)}${table(this.result)}`;
  }

  #key(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#run();
    }
  }

  #choose(select) {
    const chosen = this.questions[select.value];
    select.value = "";
    if (chosen) {
      this.text = chosen.statement;
      this.#run();
    }
  }

  #insert(name) {
    const { editor } = this;
    editor.setRangeText(name, editor.selectionStart, editor.selectionEnd, "end");
    this.text = editor.value;
    editor.focus();
  }

  async #save() {
    this.saved = "Reading …";
    try {
      save("result.csv", "text/csv", [await (await sql(this.text, { format: "csv" })).text()]);
      this.saved = null;
    } catch (problem) {
      this.problem = problem;
      this.saved = null;
    }
  }

  async #copy() {
    await navigator.clipboard.writeText(sqlCli(this.text, this.catalog));
    this.copied = true;
    setTimeout(() => { this.copied = false; }, 1500);
  }

  /** The keys of this page; returns whether the key was one of them. */
  press(key) {
    if (key === "/") {
      this.editor.focus();
    }
    return key === "/";
  }
}

define("sql-page", SqlPage, ["place", "catalog", "tables", "questions", "search", "text", "result", "problem", "reading", "saved", "copied"]);
