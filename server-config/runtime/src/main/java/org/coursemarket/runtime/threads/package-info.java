/** Threads of the server's: for work that begins many times a second, for work that recurs, and one that starts both. */
package org.coursemarket.runtime.threads;
