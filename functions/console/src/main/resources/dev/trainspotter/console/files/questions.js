/** The examples for queries: the questions of the documentation, each with its statement. */
export async function questions() {
  const response = await fetch("/console/questions.md");
  return response.ok ? parsed(await response.text()) : [];
}

/** The titles and statements of a page that has one statement below each title. */
function parsed(page) {
  return page.split(/^### /m).slice(1)
    .map((part) => ({ title: part.split("\n")[0], statement: /```sql\n([\s\S]*?)\n```/.exec(part)?.[1] }))
    .filter((one) => one.statement);
}
