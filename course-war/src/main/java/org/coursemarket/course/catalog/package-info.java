/**
 * Courses: {@code CoursesResource} asks the {@code Catalog}, which reads and changes a {@code Course} through the
 * {@code CourseStore}. Those who only look share queries, in {@code CourseReads}.
 *
 * <p>{@code CourseList} finds courses by what {@code CourseListStore} keeps of them, in tables of its own: a sale changes none of them.
 *
 * <p>A price is changed under the same row lock that the seats take, so a hold locks either the old price or the new one. Seats
 * and price rules may use this package, never the other way.
 */
package org.coursemarket.course.catalog;
