/**
 * Errors as clients see them (RFC 9457). A rule that says no throws a {@code Refusal}, which stands beside what throws it and writes
 * out its type; a {@code Problem} is what the client is told. {@code InvalidInput} is the one that everybody who reads a request may
 * throw.
 */
package org.coursemarket.runtime.problems;
