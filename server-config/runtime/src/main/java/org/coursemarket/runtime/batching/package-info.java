/**
 * Many callers' requests in one piece of work: one transaction, or one call to another service. Depends on nothing else of this
 * module but how time passes.
 */
package org.coursemarket.runtime.batching;
