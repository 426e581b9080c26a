/// What a job's secondary-status history amounts to: phases, gaps, interruptions and their sums.
///
/// It promises:
/// - every transition is in a phase, whatever its order, times or status;
/// - time that no phase covers is in a gap, from the job's creation to its end, so of a history
///   without overlaps the sums and the gaps make the total, to the millisecond;
/// - a running job's total runs, whatever its history ends with;
/// - what is not known is left out, never zero.
///
/// **Not here:** how the row is found (query), how SageMaker's times are read (catalog).
@NullMarked
package dev.trainspotter.query.timeline;

import org.jspecify.annotations.NullMarked;
