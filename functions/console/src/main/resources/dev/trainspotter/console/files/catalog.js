import { get, text } from "./api.js";

const LIST = "/v1/training-jobs";

/** What the API says about itself: the columns, the parameters of lists, and the operators. */
export class Catalog {
  /** `url` is where commands outside the browser reach the API. */
  constructor(columns, document, url) {
    this.url = url;
    this.columns = new Map(columns.map((column) => [column.id, column]));
    const all = document.components.parameters;
    this.parameters = document.paths[LIST].get.parameters
      .map((one) => all[one.$ref?.split("/").pop()] ?? one)
      .filter((one) => one.in === "query");
    this.operators = operators(this.parameters.find((one) => one.name === "filters"));
    this.version = document.info.version;
  }

  static async load() {
    const [list, document] = await Promise.all([get("/v1/columns"), text("/v1/openapi.json")]);
    const url = document.headers.get("x-trainspotter-api") ?? location.origin;
    return new Catalog(list.columns, JSON.parse(document.text), url);
  }

  /** The parameters of lists that are not columns and narrow the list, such as `since`. */
  get narrowing() {
    return this.parameters.filter((one) => ["since", "deleted"].includes(one.name));
  }

  /** Whether a column can be a condition without a path into it. */
  isCondition(id) {
    return this.parameters.some((one) => one.name === id);
  }

  /** The column and the operator of a parameter's name; the operator is null when there is none. */
  split(name) {
    const operator = this.operators.find((one) => name.endsWith(one.suffix));
    const path = operator ? name.slice(0, -operator.suffix.length) : name;
    return { path, operator: operator ?? null };
  }

  /** The words that the API documents as values of a column or a parameter. */
  words(name) {
    const schema = this.parameters.find((one) => one.name === name)?.schema ?? {};
    if (schema.type === "boolean") {
      return ["true", "false"];
    }
    if (schema.enum) {
      return schema.enum;
    }
    const text = this.columns.get(name)?.description ?? this.describe(name);
    return listed(text);
  }

  /** One sentence about a column, a path into one, or a parameter; empty when it is unknown. */
  describe(name) {
    const column = this.columns.get(name.split(".")[0]);
    return column?.description
      ?? this.parameters.find((one) => one.name === name)?.description
      ?? "";
  }
}

/** The operators that the description of conditions names, each with its words. */
function operators(parameter) {
  const found = [...(parameter?.description ?? "").matchAll(/`(__[a-z]+)` ([^;.]+)/g)];
  return found.map(([, suffix, words]) => ({ suffix, words: words.split(/,|, with/)[0] }));
}

/** The words of a description that begins with a list of them, such as "`A`, `B` or `C`; …". */
function listed(description) {
  const list = /^(?:Jobs created since then: )?((?:`[\w-]+`(?:, the default)?(?:, | or |; )?)+)/.exec(description);
  return list ? [...list[1].matchAll(/`([\w-]+)`/g)].map(([, word]) => word) : [];
}

/** A column's id in words for people, such as "billable time" for `billable_time_in_seconds`. */
export function label(id) {
  const words = id
    .replace(/^training_job_(?=\w)/, "")
    .replace(/_in_seconds$/, "")
    .replace(/^enable_/, "")
    .replaceAll("_", " ")
    .replace(/\barn\b/g, "ARN")
    .replace(/^managed spot training$/, "spot")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
