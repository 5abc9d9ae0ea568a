package org.coursemarket.course.catalog.entity;

/**
 * Courses that are listed side by side.
 *
 * @param owner the one whose they are; null for those of all
 */
public record Shelf(String owner, CourseStatus status) {
    public boolean isForAll() {
        return owner == null;
    }
}
