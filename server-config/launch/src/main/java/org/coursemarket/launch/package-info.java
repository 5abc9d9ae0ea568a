/** The services as processes, and an issuer of tokens that they trust: for the local run and for the tests. */
package org.coursemarket.launch;
