const TABLE = "aws.sagemaker_training_job";
const COMPARISONS = { __gt: ">", __gte: ">=", __lt: "<", __lte: "<=" };
const UNITS = { s: "seconds", m: "minutes", h: "hours", d: "days", w: "weeks" };
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

const literal = (text) => `'${text.replaceAll("'", "''")}'`;

/** The clauses FROM and WHERE that find the jobs of a list's query. */
export function from(query, catalog) {
  const names = [...new Set(query.conditions.map(([name]) => name))];
  const conditions = names.map((name) => condition(name,
    query.conditions.filter(([other]) => other === name).map(([, value]) => value), catalog));
  const where = conditions.length ? `\nWHERE ${conditions.join("\n  AND ")}` : "";
  return `FROM ${TABLE}${where}`;
}

/** A column, or the value at a path into one, in SQL. */
export function expression(path, catalog) {
  const [column, ...rest] = path.split(".");
  const type = catalog.columns.get(column)?.type;
  if (!rest.length || catalog.columns.has(path)) {
    return path;
  }
  if (type !== "json") {
    return `${column} -> ${literal(rest.join("."))}`;
  }
  return rest.length === 1 ? `${column} ->> ${literal(rest[0])}`
    : `json_extract_path_text(${[column, ...rest.map(literal)].join(", ")})`;
}

/** One parameter of the list API. Several values of it mean any of them, or none of them. */
function condition(name, values, catalog) {
  if (name === "since") {
    return `creation_time >= ${moment(values.at(-1))}`;
  }
  if (name === "deleted") {
    return { exclude: "deleted_at IS NULL", only: "deleted_at IS NOT NULL" }[values.at(-1)] ?? "true";
  }
  const { path, operator } = catalog.split(name);
  const suffix = operator?.suffix ?? "__eq";
  const type = catalog.columns.get(path)?.type ?? "any";
  const left = expression(path, catalog);
  const each = values.map((value) => suffix === "__exists"
    ? exists(left, type, path, value, catalog)
    : TESTS[type === "timestamp" ? "time" : type === "int64" || type === "bool" ? "plain" : "text"](left, suffix, value, path));
  const some = each.length > 1 ? `(${each.join(" OR ")})` : each[0];
  return suffix === "__ne" ? `(${some}) IS NOT TRUE` : some;
}

/** How a value is tested, by the kind of column; "differs" is the opposite of "is equal". */
const TESTS = {
  plain: (left, suffix, value) => `${left} ${COMPARISONS[suffix] ?? "="} ${NUMBER.test(value) || /^(true|false)$/.test(value) ? value : literal(value)}`,
  time(left, suffix, value) {
    const first = moment(value);
    if (!/^\d{4}-\d\d-\d\d$/.test(value)) {
      return `${left} ${COMPARISONS[suffix] ?? "="} ${first}`;
    }
    const next = `${first} + INTERVAL '1 day'`;
    return { __gt: `${left} >= ${next}`, __gte: `${left} >= ${first}`, __lt: `${left} < ${first}`, __lte: `${left} < ${next}` }[suffix]
      ?? `(${left} >= ${first} AND ${left} < ${next})`;
  },
  text(left, suffix, value, path) {
    if (suffix === "__contains") {
      return `position(${literal(value)} IN ${left}) > 0`;
    }
    if (path.endsWith("_arn")) {
      return TESTS.words(`lower(${left})`, suffix, value.toLowerCase());
    }
    const isOrder = suffix in COMPARISONS;
    return isOrder && NUMBER.test(value) && path.includes(".")
      ? `CASE WHEN ${left} ~ '^[-+]?[0-9.]+(e[-+]?[0-9]+)?$' THEN (${left})::double precision END ${COMPARISONS[suffix]} ${value}`
      : TESTS.words(left, suffix, value);
  },
  words: (left, suffix, value) => suffix === "__startswith"
    ? `starts_with(${left}, ${literal(value)})` : `${left} ${COMPARISONS[suffix] ?? "="} ${literal(value)}`,
};

/** An empty text counts as absent, as in the list API; an empty value of a map does not. */
function exists(left, type, path, value, catalog) {
  const isMap = catalog.columns.get(path.split(".")[0])?.type.startsWith("hstore");
  const isText = type === "string" || (type === "any" && !isMap);
  const present = isText ? `coalesce(${left}, '') <> ''` : `${left} IS NOT NULL`;
  return value === "false" ? `NOT (${present})` : present;
}

/** A time of the list API, such as `-24h` or a date, as SQL. */
function moment(text) {
  const ago = /^-?(\d+)([smhdw])$/.exec(text);
  return ago ? `now() - INTERVAL '${ago[1]} ${UNITS[ago[2]]}'` : `TIMESTAMPTZ ${literal(text)}`;
}
