/** Both services with the real programs of others that they are run with. Class names of tests end with {@code IT}. */
package org.coursemarket.neighbours;
