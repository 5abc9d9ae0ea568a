/** Time, each kind of it a bean, so that a test can set it: what the clock shows, what passes, and what is waited for. */
package org.coursemarket.runtime.time;
