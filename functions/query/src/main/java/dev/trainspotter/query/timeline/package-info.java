/// Turns a job's secondary-status history into phases, gaps, interruptions and their sums.
///
/// It promises:
/// - every transition is in a phase, whatever its order, times or status;
/// - from the job's creation to its end, time that no phase covers is in a gap; so without overlaps
///   the sums of phases and gaps are the total, to the millisecond;
/// - the total of a running job grows, whatever its history ends with;
/// - what is not known is left out, never shown as zero.
///
/// **Not here:** how the row is found (query), how SageMaker's times are read (catalog).
@NullMarked
package dev.trainspotter.query.timeline;

import org.jspecify.annotations.NullMarked;
