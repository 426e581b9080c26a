import { html, nothing } from "./element.js";

/** A message in the place of content: a title, a sentence, and what the reader can do. */
export function notice(title, sentence, actions = nothing, kind = "empty") {
  return html`<div class="notice" data-kind=${kind} role=${kind === "failed" ? "alert" : "status"}>
    <h2>${title}</h2><p dir="auto">${sentence}</p><p class="actions">${actions}</p></div>`;
}

/** What a problem of the API means, in words, with what the reader can do. */
export function failure(problem, retry) {
  const again = retry ? html`<button @click=${retry}>Try again</button>` : nothing;
  if (problem.status === 401) {
    return notice("You are not signed in", problem.isExplained ? problem.message
      : "Start the console again with ./trainspotter console, and open the address that it prints.", again, "failed");
  }
  if (problem.status === 403) {
    return notice("You may not see this", problem.isExplained ? problem.message
      : `${problem.message}. A policy can confine you to one account: filter by its account_id.`, again, "failed");
  }
  if (problem.status === 404) {
    return notice("There is no such job", problem.message,
      html`<a href="/console/jobs">All jobs</a>`, "failed");
  }
  const title = problem.isTransient ? "The API is not available" : "The API refused this request";
  return notice(title, problem.message, again, "failed");
}

/** A parameter of the address that the API refuses; `remove` takes it out and keeps the rest. */
export function unusable(problem, remove) {
  return notice("Part of this address cannot be used", problem.message,
    html`<button class="main" @click=${remove}>Remove ${problem.parameter}</button>`, "failed");
}
