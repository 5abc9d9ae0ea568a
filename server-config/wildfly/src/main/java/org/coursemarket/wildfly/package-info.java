/** What WildFly has not, and the services need. */
package org.coursemarket.wildfly;
