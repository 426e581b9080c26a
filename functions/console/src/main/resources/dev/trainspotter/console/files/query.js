/** Parameters that belong to how a list is shown or read, and are not conditions. */
const VIEW = ["fields", "sort"];
const READING = ["limit", "cursor", "format", "bom"];

/** The columns that a list shows when the address names none. */
export const DEFAULT_FIELDS = [
  "training_job_name",
  "training_job_status",
  "creation_time",
  "training_time_in_seconds",
  "instance_type",
  "enable_managed_spot_training",
  "account_id",
  "region",
  "tags",
  "failure_reason",
];

/** The columns that a list needs to name a job, whatever it shows. */
const IDENTITY = [
  "account_id", "region", "training_job_name", "training_job_arn", "creation_time",
  "training_job_status", "secondary_status", "instance_count", "training_start_time",
  "training_end_time",
];

/** What a list of jobs is asked for: the parameters of the list API, in the order of the address. */
export class Query {
  constructor(parameters) {
    this.parameters = parameters.filter(([name]) => !READING.includes(name));
  }

  /** The parameters that narrow the list, in the order in which they were given. */
  get conditions() {
    return this.parameters.filter(([name]) => !VIEW.includes(name));
  }

  /** The columns and paths that the list shows. */
  get fields() {
    const given = this.parameters.filter(([name]) => name === "fields").flatMap(([, v]) => v.split(","));
    const named = given.map((one) => one.trim()).filter((one) => one);
    return named.length ? [...new Set(named)] : DEFAULT_FIELDS;
  }

  get sort() {
    return this.parameters.find(([name]) => name === "sort")?.[1] ?? "-creation_time";
  }

  has(name, value) {
    return this.parameters.some(([n, v]) => n === name && v === value);
  }

  /** The same query with one more parameter. */
  with(name, value) {
    return this.has(name, value) ? this : new Query([...this.parameters, [name, value]]);
  }

  /** The same query with this value alone for the parameter; without it when the value is null. */
  set(name, value) {
    const rest = this.parameters.filter(([n]) => n !== name);
    return new Query(value === null ? rest : [...rest, [name, value]]);
  }

  /** The same query without this parameter, or without this value of it. */
  without(name, value) {
    return new Query(
      this.parameters.filter(([n, v]) => n !== name || (value !== undefined && v !== value)));
  }

  /** The parameters of a request for a page with what the list shows. */
  get request() {
    const fields = [...new Set([...this.fields.filter((one) => one !== "*"), ...IDENTITY])];
    const shown = this.parameters.some(([name]) => name === "fields") ? fields : null;
    const rest = this.parameters.filter(([name]) => name !== "fields");
    return shown ? [...rest, ["fields", shown.join(",")]] : rest;
  }

  /** The parameters of a request for exactly the columns that are shown, such as a CSV file's. */
  get exported() {
    return [...this.conditions, ["sort", this.sort], ["fields", this.fields.join(",")]];
  }
}
