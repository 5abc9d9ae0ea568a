/** Threads of the server's: for work that begins many times a second, and for work that a timer starts. */
package org.coursemarket.runtime.threads;
