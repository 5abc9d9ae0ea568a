/** The services beside real programs that operators put there. Class names of tests end with {@code IT}. */
package org.coursemarket.neighbours;
