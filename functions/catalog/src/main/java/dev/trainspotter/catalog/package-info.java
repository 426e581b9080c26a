/// The record of a training job, its documented columns, and the table that keeps it.
@NullMarked
package dev.trainspotter.catalog;

import org.jspecify.annotations.NullMarked;
