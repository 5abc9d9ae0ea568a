package org.coursemarket.course.catalog.entity;

import java.util.List;
import java.util.Optional;

/**
 * A part of the list of courses.
 *
 * @param courses may be fewer than were asked for, or none, though there is more
 * @param next the cursor of the part after it; empty at the end of the list
 */
public record CoursePage(List<CourseDetails> courses, Optional<String> next) {}
