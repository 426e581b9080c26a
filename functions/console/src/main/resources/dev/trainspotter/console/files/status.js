import { html, svg, nothing } from "./element.js";

/** A shape for each status, so that colour is never the only sign. Other statuses have a ring. */
const SHAPES = {
  Completed: svg`<circle cx="8" cy="8" r="7" /><path class="cut" d="M4.700 8.300l2.300 2.300 4.400-4.900" />`,
  Failed: svg`<path d="M8 .6 15.400 8 8 15.400.6 8z" /><path class="cut" d="M8 4.300v4.300M8 10.400v1.300" />`,
  InProgress: svg`<circle class="line" cx="8" cy="8" r="6" /><path d="M8 4a4 4 0 0 1 0 8z" />`,
  Stopped: svg`<rect x="1.500" y="1.500" width="13" height="13" rx="2" />`,
  Stopping: svg`<rect class="line" x="2" y="2" width="12" height="12" rx="2" />`,
  Deleting: svg`<path class="line" d="M3 3l10 10M13 3 3 13" />`,
};
const RING = svg`<circle class="line" cx="8" cy="8" r="6" />`;

/** Statuses in which a job may still change, as SageMaker spells them. */
export function isOpen(job) {
  return !job.training_end_time && !["Completed", "Failed", "Stopped"].includes(job.training_job_status);
}

/** The shape of a status. */
export function shape(status) {
  return html`<svg class="shape" data-status=${status} viewBox="0 0 16 16" aria-hidden="true">
    ${SHAPES[status] ?? RING}</svg>`;
}

/** A job's status as shape and text, and the step within it while the job is open. */
export function statusOf(job) {
  const status = job.training_job_status ?? "";
  const step = job.secondary_status;
  const isStep = step && step !== status;
  return html`<span class="status" data-status=${status}>${shape(status)}<span>${status}</span>
    ${isStep ? html`<span class="step">${step}</span>` : nothing}</span>`;
}
