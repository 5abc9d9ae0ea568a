/**
 * Was what the clients saw possible? Every request is written down with when it was sent, when its answer came and what that said;
 * the checker decides whether there is an order of events that a course, one event after another, could have taken to say all that.
 */
package org.coursemarket.history;
