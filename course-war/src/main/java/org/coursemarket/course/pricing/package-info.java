/**
 * What a seat costs: {@code Pricing} is a function of a base price, its rules, the seats and the moment, and of nothing else. It knows no
 * clock and no database, so a price that was locked can be computed again at any time. Everybody asks it: who reads a course, who
 * previews rules, and who holds a seat. All other features may use this one, never the other way.
 */
package org.coursemarket.course.pricing;
