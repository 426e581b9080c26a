import { html, svg } from "./element.js";
import { duration, time } from "./words.js";

const WIDTH = 1000;
/** So that a short phase can still be seen and pointed at. */
const LEAST = 3;

/** The phases of a job and the gaps between them, in the order of time. */
function spans(timeline) {
  const gaps = timeline.gaps.map((gap) => ({ ...gap, status: "Nothing reported", kind: "gap", messages: [] }));
  return [...timeline.phases.filter((phase) => phase.kind !== "end"), ...gaps]
    .sort((a, b) => a.start_time.localeCompare(b.start_time));
}

/** The phases as a bar whose lengths are their times; interruptions are lower and gaps hollow. */
export function bar(timeline) {
  const start = new Date(timeline.creation_time).getTime();
  const total = Math.max(1, timeline.total_seconds);
  return html`<svg class="timeline" viewBox="0 0 ${WIDTH} 26" preserveAspectRatio="none" role="img"
      aria-label="The phases of the job; the table below has the same">
    ${spans(timeline).map((span) => {
      const left = ((new Date(span.start_time).getTime() - start) / 1000 / total) * WIDTH;
      const width = Math.max(LEAST, (span.seconds / total) * WIDTH - 1);
      const top = span.kind === "interruption" ? 9 : 2;
      return svg`<rect data-kind=${span.kind} x=${left} y=${top} width=${width} height=${24 - top}>
        <title>${span.status}: ${duration(span.seconds)}</title></rect>`;
    })}</svg>`;
}

/** The phases as a table. */
export function table(timeline) {
  return html`<div class="wide" tabindex="0" role="region" aria-label="Phases"><table class="phases">
    <thead><tr><th scope="col">Phase</th><th scope="col">Began</th><th scope="col" class="number">Time</th><th scope="col">SageMaker’s message</th></tr></thead>
    <tbody>${spans(timeline).map((span) => html`<tr>
      <td><svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect data-kind=${span.kind} width="10" height="10" /></svg>${span.status}</td>
      <td>${time(span.start_time)}</td><td class="number">${duration(span.seconds)}</td>
      <td class="quiet" dir="auto">${span.messages.join(" · ")}</td></tr>`)}</tbody></table></div>`;
}
