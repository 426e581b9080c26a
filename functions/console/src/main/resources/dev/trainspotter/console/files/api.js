/** Why the API did not answer as expected: one sentence, and the parameter at fault if it is one. */
export class Problem extends Error {
  constructor(status, detail, parameter) {
    super(detail);
    this.status = status;
    this.parameter = parameter;
    this.isExplained = false;
  }

  /** Whether the same request may succeed later. */
  get isTransient() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  static async of(response) {
    const text = await response.text();
    try {
      const body = JSON.parse(text);
      const detail = body.detail ?? body.message ?? text;
      const problem = new Problem(response.status, detail, body.parameter);
      // API Gateway's own refusals have only a message, such as "Forbidden".
      problem.isExplained = body.detail !== undefined;
      return problem;
    } catch {
      return new Problem(response.status, text.slice(0, 500) || response.statusText);
    }
  }
}

async function send(path, options) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...options });
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Problem(0, "The API does not answer. Is it still running, and is the network up?");
  }
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return response;
}

/** The address of a route with these parameters, a list of names and values. */
export function address(path, parameters = []) {
  const query = new URLSearchParams(parameters).toString();
  return query ? `${path}?${query}` : path;
}

/** Requests JSON. Throws a Problem. */
export async function get(path, parameters, signal) {
  return (await send(address(path, parameters), { signal })).json();
}

/** Requests text, and returns it with the headers. Throws a Problem. */
export async function text(path, parameters, signal) {
  const response = await send(address(path, parameters), { signal });
  return { text: await response.text(), headers: response.headers };
}

/** Runs a statement in SQL, and returns the response with at most `limit` rows. Throws a Problem. */
export function sql(statement, { format = "json", limit, signal } = {}) {
  return send(address("/v1/sql", [["format", format]]), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ sql: statement, limit }),
    signal,
  });
}

/** The path of a job. */
export function jobPath(job) {
  const parts = [job.account_id, job.region, job.training_job_name].map(encodeURIComponent);
  return `/v1/training-jobs/${parts.join("/")}`;
}
