import { address } from "./api.js";

const TABLE = "aws.sagemaker_training_job";
const COMPARISONS = { __ne: "<>", __gt: ">", __gte: ">=", __lt: "<", __lte: "<=" };
const UNITS = { s: "seconds", m: "minutes", h: "hours", d: "days", w: "weeks" };

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const literal = (text) => `'${text.replaceAll("'", "''")}'`;

/** A list's query as a command for curl. */
export function curl(query) {
  return `curl ${quoted(location.origin + address("/v1/training-jobs", query.exported))}`;
}

/** A list's query as a command of `./trainspotter`. */
export function cli(query) {
  const options = query.exported.map(([name, value]) => {
    const option = `--${name}=${value}`;
    return /^[\w./:=,-]+$/.test(option) ? option : quoted(option);
  });
  return ["./trainspotter jobs", ...options, `--url=${location.origin}`].join(" ");
}

/** A list's query as a statement in SQL. */
export function statement(query, catalog) {
  const order = query.sort.startsWith("-") ? " DESC" : "";
  const columns = query.fields.map((field) => expression(field, catalog)).join(", ");
  return `SELECT ${columns}\n${from(query, catalog)}\nORDER BY creation_time${order}\nLIMIT 100`;
}

/** The clauses FROM and WHERE that find the jobs of a list's query. */
export function from(query, catalog) {
  const names = [...new Set(query.conditions.map(([name]) => name))];
  const conditions = names.map((name) => {
    const values = query.conditions.filter(([n]) => n === name).map(([, value]) => value);
    const each = values.map((value) => condition(name, value, catalog));
    return each.length > 1 ? `(${each.join(" OR ")})` : each[0];
  });
  const where = conditions.length ? `\nWHERE ${conditions.join("\n  AND ")}` : "";
  return `FROM ${TABLE}${where}`;
}

/** A statement as a command of `./trainspotter` that saves its result as a Parquet file. */
export function sqlCli(text) {
  return `./trainspotter sql ${quoted(text)} --format=parquet --output=result.parquet --url=${location.origin}`;
}

function condition(name, value, catalog) {
  if (name === "since") {
    return `creation_time >= ${moment(value)}`;
  }
  if (name === "deleted") {
    return { exclude: "deleted_at IS NULL", only: "deleted_at IS NOT NULL" }[value] ?? "true";
  }
  const { path, operator } = catalog.split(name);
  const column = expression(path, catalog);
  const type = catalog.columns.get(path)?.type;
  const operand = type === "timestamp" ? moment(value)
    : type === "int64" || type === "bool" ? value : literal(value);
  switch (operator?.suffix) {
    case "__exists": return `${column} IS ${value === "false" ? "NULL" : "NOT NULL"}`;
    case "__contains": return `position(${operand} IN ${column}) > 0`;
    case "__startswith": return `starts_with(${column}, ${operand})`;
    case "__ne": return `${column} IS DISTINCT FROM ${operand}`;
    default: return `${column} ${COMPARISONS[operator?.suffix] ?? "="} ${operand}`;
  }
}

/** A column, or the value at a path into one, in SQL. */
export function expression(path, catalog) {
  const [column, ...rest] = path.split(".");
  if (!rest.length || catalog.columns.has(path)) {
    return path;
  }
  const arrow = catalog.columns.get(column)?.type === "json" ? "->>" : "->";
  return `${column} ${arrow} ${literal(rest.join("."))}`;
}

/** A time of the list API, such as `-24h`, as SQL. */
function moment(text) {
  const ago = /^-?(\d+)([smhdw])$/.exec(text);
  return ago ? `now() - INTERVAL '${ago[1]} ${UNITS[ago[2]]}'` : `TIMESTAMPTZ ${literal(text)}`;
}
