import { html, nothing } from "./element.js";

const short = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
const withYear = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const whole = new Intl.NumberFormat();

/** A whole number or a measurement, in the user's locale. */
export function number(value) {
  return Number.isFinite(value) ? whole.format(value) : String(value);
}

/** Instance hours, with one digit after the point. */
export function hours(value) {
  return `${new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(value)} h`;
}

/** An amount of dollars, without cents when it is large. */
export function money(dollars) {
  const digits = Math.abs(dollars) < 100 ? 2 : 0;
  const amount = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(undefined, { style: "currency", currency: "USD", ...amount }).format(dollars);
}

/** A count with its noun, such as "1 job" and "2 jobs". */
export function counted(count, noun) {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** A point in time in the user's locale and zone; UTC shows when the pointer rests on it. */
export function time(text) {
  if (!text) {
    return nothing;
  }
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) {
    return html`${text}`;
  }
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  const shown = (isThisYear ? short : withYear).format(date);
  return html`<time datetime=${text} title=${`${text} (UTC), ${ago(date)}`}>${shown}</time>`;
}

/** How long ago, or how far ahead, such as "3 hours ago". */
export function ago(date) {
  const seconds = (date.getTime() - Date.now()) / 1000;
  const [unit, size] = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]]
    .find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return relative.format(Math.round(seconds / size), unit);
}

/** A length of time with its two largest units, such as "3h 05m". */
export function duration(seconds) {
  if (!Number.isFinite(seconds)) {
    return "";
  }
  const all = Math.round(Math.abs(seconds));
  const parts = [["d", Math.floor(all / 86400)], ["h", Math.floor(all / 3600) % 24],
    ["m", Math.floor(all / 60) % 60], ["s", all % 60]];
  const first = parts.findIndex(([, count]) => count > 0);
  if (first < 0) {
    return "0s";
  }
  return parts.slice(first, first + 2)
    .map(([unit, count], i) => (i ? String(count).padStart(2, "0") : count) + unit)
    .join(" ");
}

/** The seconds that an ended job trained, or that an open one has trained so far. */
export function trainingSeconds(job) {
  if (job.training_time_in_seconds !== undefined) {
    return job.training_time_in_seconds;
  }
  if (!job.training_start_time) {
    return undefined;
  }
  const end = job.training_end_time ? new Date(job.training_end_time) : new Date();
  return (end - new Date(job.training_start_time)) / 1000;
}
