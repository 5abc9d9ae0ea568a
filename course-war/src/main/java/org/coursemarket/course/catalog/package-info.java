/**
 * Courses: {@code CoursesResource} asks the {@code Catalog}, which reads and changes a {@code Course} through the
 * {@code CourseStore}. Those who only look share queries, in {@code CourseReads}.
 *
 * <p>A price is changed under the same row lock that the seats take, so a hold locks either the old price or the new one. Seats
 * and price rules may use this package, never the other way.
 */
package org.coursemarket.course.catalog;
