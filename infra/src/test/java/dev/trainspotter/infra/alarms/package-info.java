/// The alarms of the synthesized template, evaluated on metrics that were recorded during faults:
/// each alarm fires during its fault, and ends after the mend.
///
/// Start with [FaultDrill]. The faults of ingest and query are driven: their handlers run on the
/// emulators, on a clock that a drill advances. What only a service of AWS can publish is made up.
///
/// **Not here:** the exact rule of each alarm (infra.effect).
@NullMarked
package dev.trainspotter.infra.alarms;

import org.jspecify.annotations.NullMarked;
