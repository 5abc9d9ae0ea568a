/**
 * Errors as clients see them (RFC 9457). A rule that says no throws a {@code Refusal}, typed and with its data; one mapper makes
 * a problem of whatever is thrown.
 */
package org.coursemarket.runtime.problems;
