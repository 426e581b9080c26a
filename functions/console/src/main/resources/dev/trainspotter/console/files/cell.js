import { html, nothing } from "./element.js";
import { jobHref } from "./place.js";
import { statusOf } from "./status.js";
import { duration, number, time, trainingSeconds } from "./words.js";

/** The most tags that a cell shows; the rest is counted. */
const TAGS = 3;

/** How columns are shown whose values mean more to people in another form. */
const FORMS = {
  training_job_name: (job) =>
    html`<a class="id" href=${jobHref(job)} dir="auto" title=${job.training_job_name}>${job.training_job_name}</a>`,
  training_job_status: statusOf,
  training_time_in_seconds: (job) => duration(trainingSeconds(job)),
  instance_type: (job) => job.instance_type
    ? html`<span class="id">${job.instance_type}</span>${job.instance_count === undefined
      ? nothing : html`<span class="times"> ×&#8239;${number(job.instance_count)}</span>`}`
    : nothing,
  enable_managed_spot_training: (job) => (job.enable_managed_spot_training ? "Spot" : nothing),
};

/** The value of a column, or of a path into one, as the API returned it. */
export function value(job, field) {
  if (job[field] !== undefined) {
    return job[field];
  }
  const [column, ...rest] = field.split(".");
  return rest.length ? job[column]?.[rest.join(".")] : undefined;
}

/** One cell of the list. */
export function cell(job, field, column) {
  const form = FORMS[field];
  if (form) {
    return form(job);
  }
  const shown = value(job, field);
  if (shown === undefined || shown === null) {
    return nothing;
  }
  if (column?.type === "timestamp") {
    return time(shown);
  }
  if (field.endsWith("_in_seconds")) {
    return duration(shown);
  }
  if (field === "tags") {
    return tags(shown);
  }
  if (typeof shown === "number") {
    return number(shown);
  }
  const text = typeof shown === "object" ? JSON.stringify(shown) : String(shown);
  return html`<span dir="auto" class=${isId(field) ? "id" : ""} title=${text}>${text}</span>`;
}

function isId(field) {
  return /(_id|_arn|_key|region)$/.test(field);
}

function tags(map) {
  const all = Object.entries(map);
  const more = all.slice(TAGS).map(([key, text]) => `${key}=${text}`).join("\n");
  return html`<span class="tags" title=${all.map(([key, text]) => `${key}=${text}`).join("\n")}>
    ${all.slice(0, TAGS).map(([key, text]) =>
      html`<span class="tag" dir="auto"><span class="key">${key}</span> ${text}</span>`)}
    ${more ? html`<span class="more">+${all.length - TAGS}</span>` : nothing}</span>`;
}

/** The class of a column's width and alignment. */
export function kind(field, column) {
  if (field === "training_job_name") {
    return "name";
  }
  if (field === "training_job_status" || field === "instance_type") {
    return "medium";
  }
  if (column?.type === "int64") {
    return "number";
  }
  if (column?.type === "bool") {
    return "short";
  }
  if (column?.type === "timestamp" || /(_id|region)$/.test(field)) {
    return "time";
  }
  return "text";
}
