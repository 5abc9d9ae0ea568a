/** The services as processes: for the local run and for the tests. */
package org.coursemarket.launch;
