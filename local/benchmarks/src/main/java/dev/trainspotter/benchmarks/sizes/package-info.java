/// The benchmark `sizes`: how large the shipped zips are, and what each library adds to them.
///
/// It promises: sizes are those of the files that a deployment uploads, and the parts of a zip add
/// up to it.
///
/// Start with [SizesCommand].
///
/// **Not here:** which classes stay out of a zip, and why (the module `shrink`).
@NullMarked
package dev.trainspotter.benchmarks.sizes;

import org.jspecify.annotations.NullMarked;
