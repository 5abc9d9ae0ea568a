/**
 * How fast the services are, beside the fastest that their server can be: {@code mvn -Pbench verify}. What may be asked for stands at
 * {@link org.coursemarket.bench.Settings}.
 *
 * <p>A figure means little without one beside it: each row's throughput is given as a part of that of a bare JSON endpoint, on the
 * same server with the same settings, at the same number of connections, in the same round. Rounds are interleaved, and a ratio is
 * told with its least and its most over them. Nothing here fails for being slow. But every answer's status is looked at, and after each
 * window the seats must have moved by exactly what was answered; a window where that is not so makes its line invalid.
 *
 * <p>With another build named, each row runs on both, on one PostgreSQL, and this build's figures are given as a part of the other's, window
 * by window. The rows "first minute after ready" stop all servers, start those of one build again, and load them at once, build by build
 * in turn. Answers that a cold service gives too late are told beside the figures, and don't make them invalid.
 *
 * <p>The servers are started as everywhere, and keep every check: each purchase has a student of its own, whose token is verified and
 * whose rate and orders under way are counted, and a fresh Idempotency-Key. Two things differ: holds last a day, so that
 * those of one window do not lapse in the next, and PostgreSQL's log is collected. PostgreSQL syncs every commit.
 *
 * <p>An operation is a request, but for "reserve + confirm", which is two, one after the other. A hot course is a new one for each window; "GET a course" asks for the same one all the time.
 */
package org.coursemarket.bench;
