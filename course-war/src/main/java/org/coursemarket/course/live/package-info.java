/**
 * Courses as they change, for whoever watches: {@code CourseStream} opens an {@code EventStream} for a client, and {@code LiveCourses} tells
 * it what has changed. {@code StreamBeat} makes it look, for all clients and all their courses at once.
 *
 * <p>It uses the catalog alone, and nothing uses it: what changes a course does not know that somebody watches, at this node or another.
 */
package org.coursemarket.course.live;
