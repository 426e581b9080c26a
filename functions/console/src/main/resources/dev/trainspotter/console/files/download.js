import { text } from "./api.js";

const PAGE = 500;

/** Saves a text as a file. */
export function save(name, type, parts) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Reads every page of a list as CSV and saves them as one file. `progress` is called with the number
 * of rows so far.
 */
export async function saveCsv(query, progress, signal) {
  const parts = [];
  let rows = 0;
  let cursor = null;
  do {
    const place = cursor ? [["cursor", cursor]] : [];
    const parameters = [...query.exported, ["format", "csv"], ["limit", PAGE], ...place];
    const page = await text("/v1/training-jobs", parameters, signal);
    const lines = records(page.text);
    rows += Math.max(0, lines.length - 1);
    parts.push(parts.length ? lines.slice(1).join("") : lines.join(""));
    cursor = next(page.headers.get("link"));
    progress(rows);
  } while (cursor);
  save("training-jobs.csv", "text/csv", parts);
}

/** The records of a CSV text with their line ends; a quoted cell may hold line ends. */
function records(csv) {
  return csv.match(/(?:"(?:[^"]|"")*"|[^"\n])*\n/g) ?? [];
}

/** The cursor in the header Link; null on the last page. */
function next(link) {
  const target = /<([^>]*)>;\s*rel="next"/.exec(link ?? "");
  return target ? new URL(target[1], location.origin).searchParams.get("cursor") : null;
}
