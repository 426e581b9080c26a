/** Columns that the page shows elsewhere. */
const SHOWN = ["failure_reason", "secondary_status_transitions", "_key"];

/** Columns that people look for first; the others follow in the order of the API. */
const FIRST = ["final_metric_data_list", "hyper_parameters", "tags", "input_data_config",
  "algorithm_specification", "resource_config", "environment", "output_data_config"];

/**
 * Every value of a job as text, by column: `{ column, entries }`, where an entry is a path and a
 * value. Only those whose column, path or value contains the text.
 */
export function groups(job, text) {
  const typed = text.trim().toLowerCase();
  const columns = Object.keys(job).filter((column) => !SHOWN.includes(column));
  const nested = columns.filter((column) => typeof job[column] === "object");
  const ordered = [...FIRST.filter((column) => nested.includes(column)),
    ...nested.filter((column) => !FIRST.includes(column))];
  const plain = columns.filter((column) => !nested.includes(column))
    .map((column) => [column, String(job[column])]);
  return [...ordered.map((column) => ({ column, entries: entries(column, job[column]) })),
    { column: "other_columns", entries: plain }]
    .map(({ column, entries: all }) => ({ column, entries: all.filter((entry) =>
      `${column} ${entry.join(" ")}`.toLowerCase().includes(typed)) }))
    .filter((group) => group.entries.length);
}

/** The values of a column as text, each with the path to it; the path of a plain value is empty. */
export function entries(column, value) {
  return column === "final_metric_data_list" && Array.isArray(value)
    ? value.map((metric) => [metric.MetricName, String(metric.Value)])
    : [...flat("", value)];
}

/** The leaves of a value, each with the path to it. */
function* flat(path, value) {
  if (value === null || typeof value !== "object") {
    yield [path, String(value)];
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
    yield* flat(at, part);
  }
}
