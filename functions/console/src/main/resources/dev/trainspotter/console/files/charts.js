import { html, nothing, svg } from "./element.js";
import { number } from "./words.js";

const WIDTH = 1000;
const HEIGHT = 160;

/**
 * Columns of stacked parts, from the left to the right. A column is `{ name, parts }`, and a part
 * `{ name, value, href }`. The table below the picture holds the same numbers, each with its link.
 */
export function columns(title, points) {
  const highest = Math.max(...points.map(sum), 0);
  const names = byTotal(points.flatMap((point) => point.parts));
  return html`<figure class="chart">
    <p class="axis quiet" aria-hidden="true">${number(highest)}</p>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${points.map((point, i) => column(point, i, points.length, highest, names))}</svg>
    <p class="ends quiet" aria-hidden="true"><span>${points[0]?.name}</span><span>${points.at(-1)?.name}</span></p>
    ${names.length > 1 ? legend(names) : nothing}
    <details><summary>As a table</summary><div class="wide" tabindex="0" role="region" aria-label=${title}>
      <table class="phases"><thead><tr><th scope="col"></th>${names.map((name) =>
        html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
      <tbody>${points.map((point) => html`<tr><th scope="row">${point.name}</th>${names.map((name) => html`<td
        class="number">${linked(point.parts.find((part) => part.name === name))}</td>`)}</tr>`)}</tbody></table></div></details>
  </figure>`;
}

/** The names of the parts, those with the largest totals first. */
function byTotal(parts) {
  const totals = new Map();
  parts.forEach(({ name, value }) => totals.set(name, (totals.get(name) ?? 0) + value));
  return [...totals].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

function sum(point) {
  return point.parts.reduce((all, part) => all + part.value, 0);
}

function column(point, index, count, highest, names) {
  const width = WIDTH / count;
  let top = HEIGHT;
  return names.map((name) => point.parts.find((part) => part.name === name)).filter((part) => part)
    .map((part) => {
      const height = Math.max(0, highest ? (part.value / highest) * HEIGHT : 0);
      top -= height;
      const mark = svg`<rect data-status=${part.name} data-series=${names.indexOf(part.name) % 6}
        x=${index * width + width * 0.1} y=${top} width=${width * 0.8} height=${height}>
        <title>${point.name}, ${part.name}: ${number(part.value)}</title></rect>`;
      return part.href ? svg`<a href=${part.href} tabindex="-1">${mark}</a>` : mark;
    });
}

function legend(names) {
  return html`<ul class="legend">${names.map((name, i) => html`<li><svg class="swatch" viewBox="0 0 10 10"
    aria-hidden="true"><rect data-status=${name} data-series=${i % 6} width="10" height="10" /></svg>${name}</li>`)}</ul>`;
}

function linked(part) {
  if (!part) {
    return nothing;
  }
  return part.href ? html`<a href=${part.href}>${number(part.value)}</a>` : number(part.value);
}

/** Rows with a bar each, such as the jobs of a team. A row is `{ name, value, shown, href, note }`. */
export function bars(title, rows) {
  const highest = Math.max(...rows.map((row) => row.value), 0);
  return html`<ul class="bars" aria-label=${title}>${rows.map((row) => html`<li>
    <p class="row"><span class="id" dir="auto">${row.href ? html`<a href=${row.href}>${row.name}</a>` : row.name}</span>
      ${row.note ? html`<span class="quiet">${row.note}</span>` : nothing}<span class="value">${row.shown ?? number(row.value)}</span></p>
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="4" />
      <rect width=${highest ? Math.max(0, (row.value / highest) * 100) : 0} height="4" /></svg></li>`)}</ul>`;
}
