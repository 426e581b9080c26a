/// Leaves out of a function's zip the classes of libraries that the function cannot reach.
///
/// It promises:
/// - a class stays when any class that stays names it, in code, in a signature, in an annotation or
///   in a text; so do all classes that lists of services name;
/// - the SDK's clients keep the operations that are called, and its table of services keeps those
///   that are named;
/// - lambdas and switches over types become ordinary code, which Java need not make at each start;
/// - files that are no classes stay, above all licenses and native libraries;
/// - the build fails when a class that stays refers to a class, field or method that does not;
/// - the same zip in gives the same bytes out.
///
/// Start with [dev.trainspotter.shrink.Shrink].
///
/// **Not here:** which files a zip has and how it is made (the assemblies of the functions).
@NullMarked
package dev.trainspotter.shrink;

import org.jspecify.annotations.NullMarked;
