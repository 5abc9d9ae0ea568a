/** What a service's process does around the server: a folder of its own, an end with a reason where the start fails, and one
 * in good order where it is told to stop. */
package org.coursemarket.start;
