import { sql } from "./api.js";
import { expression, from } from "./conditions.js";

/** The name of the group of jobs that have no value. */
export const NONE = "(none)";

const HOUR = 3600_000;
const UNITS = { s: HOUR / 3600, m: HOUR / 60, h: HOUR, d: 24 * HOUR, w: 168 * HOUR };

/** Whether a period such as `24h` is so short that hours tell more than days. */
function isShort(since) {
  const [, count, unit] = /^-?(\d+)([smhdw])$/.exec(since) ?? [];
  return count !== undefined && count * UNITS[unit] <= 48 * HOUR;
}

/**
 * One statement for all figures of the overview, so that the table is read once. Each row of its
 * result belongs to the part that its first column names.
 */
export function figuresStatement(query, by, since, catalog) {
  const clock = isShort(since) ? "YYYY-MM-DD HH24" : "YYYY-MM-DD";
  const wait = "extract(epoch FROM training_start_time - creation_time)";
  return `WITH jobs AS (
SELECT creation_time, training_start_time, training_job_status AS status, failure_reason,
  instance_type, enable_managed_spot_training AS is_spot, ${expression(by, catalog)} AS label,
  training_time_in_seconds * instance_count / 3600.0 AS trained,
  billable_time_in_seconds * instance_count / 3600.0 AS billed
${from(query.set("since", since), catalog)}
)
SELECT 'time' AS part, to_char(creation_time, '${clock}') AS name, status AS type,
  count(*) AS jobs, NULL::double precision AS amount, NULL::double precision AS more
FROM jobs GROUP BY 2, 3
UNION ALL
(SELECT 'reason', split_part(failure_reason, ':', 1), NULL, count(*), NULL, NULL
FROM jobs WHERE status = 'Failed' GROUP BY 2 ORDER BY 4 DESC LIMIT 10)
UNION ALL
SELECT 'hours', label::text, instance_type, count(*), sum(billed), NULL
FROM jobs GROUP BY 2, 3
UNION ALL
SELECT 'wait', coalesce(instance_type, '${NONE}'), NULL, count(*),
  percentile_cont(0.5) WITHIN GROUP (ORDER BY ${wait}),
  percentile_cont(0.95) WITHIN GROUP (ORDER BY ${wait})
FROM jobs WHERE training_start_time IS NOT NULL GROUP BY 2
UNION ALL
SELECT 'spot', instance_type, NULL, count(*), sum(billed), sum(trained)
FROM jobs WHERE is_spot AND billed IS NOT NULL AND trained IS NOT NULL GROUP BY 2`;
}

/** What the overview shows, from the result of its statement. */
export class Figures {
  constructor(result) {
    this.rows = result.rows.map(([part, name, type, jobs, amount, more]) =>
      ({ part, name: name ?? NONE, type: type ?? NONE, jobs, amount, more }));
    this.examined = result.rows_examined;
    this.units = result.read_units;
  }

  static async read(statement, signal) {
    return new Figures(await (await sql(statement, { signal })).json());
  }

  part(name) {
    return this.rows.filter((row) => row.part === name);
  }

  get jobs() {
    return total(this.part("time"), "jobs");
  }

  get failed() {
    return total(this.part("time").filter((row) => row.type === "Failed"), "jobs");
  }

  get hours() {
    return total(this.part("hours"), "amount");
  }

  /** The instance hours that spot capacity was not billed for. */
  get saved() {
    return total(this.part("spot"), "more") - total(this.part("spot"), "amount");
  }

  /** What these rows cost by a price list, and the hours for whose instances it has no price. */
  static cost(rows, prices, hoursOf = (row) => row.amount) {
    const known = rows.filter((row) => hoursOf(row) && prices.of(row.type, 1) !== null);
    return {
      dollars: known.reduce((all, row) => all + prices.of(row.type, hoursOf(row)), 0),
      unknown: total(rows.filter((row) => !known.includes(row)).map((row) => ({ hours: hoursOf(row) })), "hours"),
    };
  }

  /** The jobs of each day, or of each hour, with those without jobs; the oldest first. */
  get times() {
    const rows = this.part("time");
    const names = rows.map((row) => row.name).sort();
    return names.length ? [...steps(names[0])].map((name) =>
      ({ name, rows: rows.filter((row) => row.name === name) })) : [];
  }
}

function total(rows, column) {
  return rows.reduce((all, row) => all + (row[column] ?? 0), 0);
}

/** The names of all days, or hours, from this one to now. */
function* steps(first) {
  const isHour = first.length > 10;
  const step = isHour ? HOUR : 24 * HOUR;
  for (let at = start(first).getTime(); at <= Date.now(); at += step) {
    yield new Date(at).toISOString().slice(0, first.length).replace("T", " ");
  }
}

/** When a day or an hour begins, from its name. */
export function start(name) {
  return new Date(name.length > 10 ? `${name.replace(" ", "T")}:00:00Z` : `${name}T00:00:00Z`);
}

/** When a day or an hour ends. */
export function end(name) {
  return new Date(start(name).getTime() + (name.length > 10 ? HOUR : 24 * HOUR));
}
