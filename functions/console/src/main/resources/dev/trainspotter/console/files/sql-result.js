import { html, nothing } from "./element.js";
import { bars, columns } from "./charts.js";
import { jobHref } from "./place.js";
import { number, time } from "./words.js";

const MOST_BARS = 30;
const MOST_COLUMNS = 400;
const NAMING = ["account_id", "region", "training_job_name"];

const isNumber = ({ type }) => /^(u?(tiny|small|big|huge)?int|integer|decimal|double|real|float)/.test(type);

/** The rows of a result as a table. */
export function table({ columns: heads, rows }) {
  const place = NAMING.map((name) => heads.findIndex((head) => head.name === name));
  const creation = heads.findIndex((head) => head.name === "creation_time");
  const linkOf = (row) => place.includes(-1) || place.some((i) => row[i] === null) ? null : jobHref({
    account_id: row[place[0]], region: row[place[1]], training_job_name: row[place[2]], creation_time: row[creation] });
  return html`<div class="wide result" tabindex="0" role="region" aria-label="Result"><table class="phases">
    <thead><tr>${heads.map((head) => html`<th scope="col" title=${head.type} class=${isNumber(head) ? "number" : ""}>${head.name}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((value, i) => html`<td dir="auto" class=${isNumber(heads[i]) ? "number" : ""}>
      ${i === place[2] && linkOf(row) ? html`<a class="id" href=${linkOf(row)}>${value}</a>` : shown(value, heads[i])}</td>`)}</tr>`)}</tbody></table></div>`;
}

function shown(value, head) {
  if (value === null) {
    return html`<span class="quiet">null</span>`;
  }
  if (head.type === "timestamp") {
    return time(value);
  }
  if (typeof value === "number") {
    return html`<span title=${value}>${number(value)}</span>`;
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * The result as a chart, when it has the shape of one: names or times, perhaps kinds of them, and
 * one number for each.
 */
export function chart({ columns: heads, rows }) {
  const [first, ...rest] = heads;
  const last = heads.at(-1);
  const isPlain = heads.length >= 2 && heads.length <= 3 && isNumber(last) && !heads.slice(0, -1).some(isNumber)
    && rows.length >= 2 && rows.every((row) => row.at(-1) === null || row.at(-1) >= 0);
  if (!isPlain || (rest.length === 1 && first.type !== "timestamp" && rows.length > MOST_BARS)) {
    return nothing;
  }
  const names = [...new Set(rows.map((row) => text(row[0], first)))];
  if (rest.length === 1 && names.length === rows.length && !isTime(first, rows)) {
    return bars(last.name, rows.map((row) => ({ name: text(row[0], first), value: Number(row[1] ?? 0) })));
  }
  if (names.length > MOST_COLUMNS || !isTime(first, rows)) {
    return nothing;
  }
  return columns(last.name, names.sort().map((name) => ({ name, parts: rows.filter((row) => text(row[0], first) === name)
    .map((row) => ({ name: rest.length === 2 ? text(row[1], heads[1]) : last.name, value: Number(row.at(-1) ?? 0) })) })));
}

/** Whether the first column holds times, or days and months as text. */
function isTime(first, rows) {
  return first.type === "timestamp" || first.type === "date" || rows.every((row) => /^\d{4}-\d\d/.test(row[0]));
}

function text(value, head) {
  const whole = value === null ? "null" : typeof value === "object" ? JSON.stringify(value) : String(value);
  return head.type === "timestamp" ? whole.replace("T00:00:00Z", "").replace("T", " ") : whole;
}
