package org.coursemarket.course.catalog.control;

import java.util.ArrayList;
import java.util.List;
import org.coursemarket.course.catalog.entity.CourseSort;
import org.coursemarket.course.catalog.entity.Shelf;
import org.coursemarket.course.catalog.entity.Term;

/**
 * A question to the list of courses in SQL, and its parameters. How many rows are wanted stands in the text: a plan that does not know it
 * might sort all rows to answer a few. And a part that has a limit is answered by itself, whatever is asked of its rows.
 */
final class ListQuery {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    String sql() {
        return sql.toString();
    }

    /** In the order of their numbers, which begin with 1. */
    List<Object> parameters() {
        return parameters;
    }

    ListQuery text(String text) {
        sql.append(text);
        return this;
    }

    private ListQuery value(Object value) {
        parameters.add(value);
        return text("?" + parameters.size());
    }

    /** The first courses x of a range, so many of each shelf at the most, by its index. */
    ListQuery onShelves(PlaceRange range, int most) {
        String place = "l.by_" + range.sort();
        String next = "";
        for (var shelf : range.shelves()) {
            text(next).text("(select l.course_id, " + place + " as place from course_listing l where ");
            on(shelf, "l.").text(" and ").in(range, place);
            text(" order by " + (shelf.owner() == null ? "" : "l.owner, ") + "l.status, " + place + " limit " + most);
            text(")");
            next = " union all ";
        }
        return this;
    }

    /** Owner and status of those of the shelves that have a course, each somebody's own: one row of each, by its index. */
    ListQuery filled(List<Shelf> shelves) {
        String next = "";
        for (var shelf : shelves) {
            text(next).text("(select l.owner, l.status from course_listing l where ");
            on(shelf, "l.").text(" order by l.owner, l.status, l.by_newest limit 1)");
            next = " union all ";
        }
        return this;
    }

    /** The courses x that have this term, so many rows of it at the most, wherever they are. */
    ListQuery withTerm(Term term, int most, CourseSort sort) {
        text("select l.course_id, l.status, l.owner, l.by_" + sort
                + " as place from (select distinct course_id from (");
        having(term, most);
        return text(") found) one join course_listing l on l.course_id = one.course_id limit " + most);
    }

    /** Those of the courses x that are in a range. */
    ListQuery in(PlaceRange range) {
        String next = "(";
        for (var shelf : range.shelves()) {
            text(next).on(shelf, "x.");
            next = " or ";
        }
        return text(") and ").in(range, "x.place");
    }

    /** The rows of a term, so many at the most; one course may have several. */
    ListQuery having(Term term, int most) {
        return text("select w.course_id from course_word w where ")
                .in(term)
                .text(" order by w.word, w.course_id limit " + most);
    }

    /** Those of the courses x that pass. Each test is a value of its row: no plan can make a join with all the words of it. */
    ListQuery passing(Tests tests) {
        for (var term : tests.terms()) {
            text(" and (select true from course_word w where w.course_id = x.course_id and ");
            in(term).text(" limit 1)");
        }
        return tests.isFree()
                ? text(" and (select c.available_seats > 0 from course c where c.id = x.course_id)")
                : this;
    }

    private ListQuery on(Shelf shelf, String of) {
        if (shelf.owner() != null) {
            text(of + "owner = ").value(shelf.owner()).text(" and ");
        }
        return text(of + "status = ").value(shelf.status().name());
    }

    private ListQuery in(PlaceRange range, String place) {
        text(place + " > ").value(range.after().bytes());
        return text(" and " + place + " <= ").value(range.until().bytes());
    }

    private ListQuery in(Term term) {
        return text("w.word >= ").value(term.from()).text(" and w.word < ").value(term.to());
    }
}
