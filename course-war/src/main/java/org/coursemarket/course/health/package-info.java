/**
 * How the service is: {@code HealthResource} for anybody who asks whether it answers at all, and the checks of MicroProfile Health 4.0
 * for those who start it, send it requests, and restart it.
 */
package org.coursemarket.course.health;
