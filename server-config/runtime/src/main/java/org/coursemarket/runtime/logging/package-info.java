/** Log lines whose number and length have a bound, whoever causes them. */
package org.coursemarket.runtime.logging;
