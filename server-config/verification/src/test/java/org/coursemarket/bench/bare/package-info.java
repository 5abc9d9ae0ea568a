/** The yardstick: one resource that answers a constant, with nothing of the services but the way they write JSON. */
package org.coursemarket.bench.bare;
