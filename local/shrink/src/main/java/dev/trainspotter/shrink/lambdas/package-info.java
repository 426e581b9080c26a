/// Makes ordinary code of lambdas, method references and switches over types.
///
/// Java makes a class for each lambda when it first meets it, which takes 0.4 ms. The SDK's models
/// have two for each of their members, so that a cold start made more than a thousand of them. Here
/// one class is made for all lambdas of a class that implement the same interface, when the
/// function is built. A switch over types is made in the same way, and becomes a method here.
///
/// It promises:
/// - a lambda does what it did before; what cannot be made into a class stays as it is;
/// - each class that is made implements one interface, that of its lambdas.
///
/// Start with [dev.trainspotter.shrink.lambdas.Lambdas].
///
/// **Not here:** which classes stay in a zip (shrink).
@NullMarked
package dev.trainspotter.shrink.lambdas;

import org.jspecify.annotations.NullMarked;
