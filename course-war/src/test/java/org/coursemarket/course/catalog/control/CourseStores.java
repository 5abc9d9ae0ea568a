package org.coursemarket.course.catalog.control;

import jakarta.persistence.EntityManager;

/** Course stores outside of a container. */
public final class CourseStores {
    private CourseStores() {}

    public static CourseStore of(EntityManager entities) {
        var store = new CourseStore();
        store.entities = entities;
        return store;
    }
}
