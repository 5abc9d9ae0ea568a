/**
 * HTTP as both services speak it: strict in what they take, bounded in how much.
 *
 * <p>A request passes the servlet {@code Filters}, then those of JAX-RS here and in {@code security}, and comes to a method whose
 * parameters are converted by {@code StrictParameters} and validated, by {@code Text} and {@code Money} among others. A list is
 * answered as a {@code Page}. Whatever is thrown on the way comes to {@code ProblemMapper}, which makes the answer of it;
 * {@code ServerProblem} does so for what never came to JAX-RS.
 */
package org.coursemarket.runtime.http;
