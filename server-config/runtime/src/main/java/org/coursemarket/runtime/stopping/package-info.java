/**
 * How a service stops while clients use it: it takes no new requests, answers those that it has, and then says so to whoever stops its
 * process.
 */
package org.coursemarket.runtime.stopping;
