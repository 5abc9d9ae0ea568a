/**
 * An issuer of tokens for development: it believes whatever it is told, and so it is off unless its switch is set. Anywhere else an
 * OpenID provider does this, and then the switch keeps the service from starting.
 */
package org.coursemarket.course.development;
