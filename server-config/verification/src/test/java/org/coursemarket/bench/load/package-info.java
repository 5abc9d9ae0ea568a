/**
 * The load: any number of connections on one thread, which sends bytes that were made before and looks at no more of an answer
 * than its status and its end. What it costs itself is measured like everything else.
 */
package org.coursemarket.bench.load;
