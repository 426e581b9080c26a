import { address } from "./api.js";
import { expression, from } from "./conditions.js";

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** Signs a request with the AWS credentials of the environment. */
const SIGNED = (region) => `--aws-sigv4 aws:amz:${region}:execute-api --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" -H "x-amz-security-token: $AWS_SESSION_TOKEN" `;

/** A list's query as a command for curl, signed when AWS's own name says where the API is. */
export function curl(query, catalog) {
  const [, region] = /\.execute-api\.([a-z0-9-]+)\.amazonaws\./.exec(catalog.url) ?? [];
  return `curl ${region ? SIGNED(region) : ""}${quoted(catalog.url + address("/v1/training-jobs", query.exported))}`;
}

/** A list's query as a command of `./trainspotter`. */
export function cli(query, catalog) {
  const options = query.exported.map(([name, value]) => {
    const option = `--${name}=${value}`;
    return /^[\w./:=,-]+$/.test(option) ? option : quoted(option);
  });
  return ["./trainspotter jobs", ...options, `--url=${catalog.url}`].join(" ");
}

/** A list's query as a statement in SQL. */
export function statement(query, catalog) {
  const order = query.sort.startsWith("-") ? " DESC" : "";
  const columns = query.fields.map((field) => expression(field, catalog)).join(", ");
  return `SELECT ${columns}\n${from(query, catalog)}\nORDER BY creation_time${order}\nLIMIT 100`;
}

/** A statement as a command of `./trainspotter` that saves its result as a Parquet file. */
export function sqlCli(text, catalog) {
  return `./trainspotter sql ${quoted(text)} --format=parquet --output=result.parquet --url=${catalog.url}`;
}
