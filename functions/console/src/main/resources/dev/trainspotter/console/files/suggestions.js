import { label } from "./catalog.js";
import { value } from "./cell.js";

const MOST = 12;

/**
 * What a text in the filter's field can become: `{ text, words, isComplete }`, where `text` is a
 * parameter as the API spells it, and `isComplete` says that it can be added as it is.
 */
export function suggestions(text, catalog, rows) {
  const typed = text.trim();
  const equals = typed.indexOf("=");
  if (equals > 0) {
    return values(typed.slice(0, equals), typed.slice(equals + 1), catalog, rows);
  }
  const { path, operator } = catalog.split(typed);
  if (operator && path) {
    return values(typed, "", catalog, rows);
  }
  const found = [...names(catalog, rows)].filter(({ text: name, words }) =>
    matches(typed, name) || matches(typed, words)).slice(0, MOST);
  return typed ? [...found.slice(0, MOST - 1), nameSearch(typed)] : found;
}

/** The parameter that a typed text means: a condition, or a search in the jobs' names. */
export function meant(text) {
  const equals = text.indexOf("=");
  return equals > 0
    ? [text.slice(0, equals).trim(), text.slice(equals + 1).trim()]
    : ["training_job_name__contains", text.trim()];
}

function nameSearch(typed) {
  return { text: `training_job_name__contains=${typed}`, words: "Name contains", isComplete: true };
}

function matches(typed, text) {
  return text.toLowerCase().includes(typed.toLowerCase());
}

/** Columns with their labels, parameters that narrow the list, and the keys of tags seen. */
function* names(catalog, rows) {
  for (const { name, description } of catalog.narrowing) {
    yield { text: `${name}=`, words: first(description) };
  }
  const columns = [...catalog.columns.values()];
  for (const column of columns.filter((one) => catalog.isCondition(one.id))) {
    yield { text: `${column.id}=`, words: label(column.id) };
  }
  for (const key of seen(rows.flatMap((job) => Object.keys(job.tags ?? {})))) {
    yield { text: `tags.${key}=`, words: `Tag ${key}` };
  }
  for (const column of columns.filter((one) => !catalog.isCondition(one.id))) {
    yield { text: `${column.id}__exists=`, words: `${label(column.id)} exists` };
  }
}

function values(name, typed, catalog, rows) {
  const { path, operator } = catalog.split(name);
  const words = operator?.suffix === "__exists"
    ? ["true", "false"]
    : [...catalog.words(path), ...seen(rows.map((job) => value(job, path)))];
  const found = [...new Set(words)].filter((word) => matches(typed, word)).slice(0, MOST)
    .map((word) => ({ text: `${name}=${word}`, words: "", isComplete: true }));
  const own = typed && !found.some((one) => one.text === `${name}=${typed}`)
    ? [{ text: `${name}=${typed}`, words: "", isComplete: true }] : [];
  const others = operator || !catalog.columns.has(path.split(".")[0]) || typed
    ? []
    : catalog.operators.map((one) => ({ text: `${path}${one.suffix}=`, words: one.words }));
  return [...own, ...found, ...others];
}

/** The different values that loaded rows have, the most frequent first. */
function seen(found) {
  const counts = new Map();
  found.filter((one) => ["string", "number"].includes(typeof one))
    .forEach((one) => counts.set(String(one), (counts.get(String(one)) ?? 0) + 1));
  return [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
}

function first(description) {
  return description.replaceAll("`", "").split(/[;.:]/)[0];
}
