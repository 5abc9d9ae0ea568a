package org.coursemarket.course.catalog.control;

import java.util.List;
import org.coursemarket.course.catalog.entity.CourseSort;
import org.coursemarket.course.catalog.entity.Place;
import org.coursemarket.course.catalog.entity.Shelf;

/** Places in an order of the list: those on these shelves, after one and until another one, this included. */
record PlaceRange(CourseSort sort, List<Shelf> shelves, Place after, Place until) {
    PlaceRange until(Place end) {
        return new PlaceRange(sort, shelves, after, end);
    }
}
