package org.coursemarket.course.catalog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.coursemarket.course.catalog.entity.Place;
import org.coursemarket.course.catalog.entity.Shelf;
import org.coursemarket.course.catalog.entity.Term;
import org.coursemarket.runtime.persistence.Parameters;

/**
 * Reads what {@link CourseListStore} writes. Each question goes by indexes, and looks at so many courses at the most as it says, however
 * many there are. Changes nothing, and needs no transaction.
 */
@ApplicationScoped
public class CourseSearchStore {
    /** Between two questions of a page others come: so many times as many are let in as were there. */
    private static final int ROOM_FOR_NEW_ONES = 2;

    @PersistenceContext
    EntityManager entities;

    /** Whether the term has so many rows at the most. */
    boolean hasAtMost(int few, Term term) {
        var question = new ListQuery()
                .text("select count(*) from (")
                .having(term, few + 1)
                .text(") found");
        return ((Number) query(question).getSingleResult()).intValue() <= few;
    }

    /** Those of the shelves that have a course. Each is somebody's own. */
    @SuppressWarnings("unchecked") // a native query knows no type
    Set<Shelf> filled(Collection<Shelf> shelves) {
        List<Object[]> found =
                query(new ListQuery().filled(Parameters.padded(shelves))).getResultList();
        return found.stream()
                .map(row -> new Shelf((String) row[0], CourseStatus.valueOf((String) row[1])))
                .collect(Collectors.toSet());
    }

    /** The place of the last of so many courses of a range; empty where there are fewer. */
    Optional<Place> end(PlaceRange range, int courses) {
        var question = new ListQuery().text("select x.place from (").onShelves(range, courses);
        return places(question.text(") x order by x.place limit 1 offset " + (courses - 1))).stream()
                .findFirst();
    }

    /** The first courses of a range, so many at the most. */
    List<Place> first(PlaceRange range, int limit) {
        var question = new ListQuery().text("select x.place from (").onShelves(range, limit);
        return places(question.text(") x order by x.place limit " + limit));
    }

    /**
     * The first courses of a range that pass the tests.
     *
     * @param courses so many were in the range just now
     */
    List<Place> first(PlaceRange range, int courses, Tests tests, int limit) {
        var question = new ListQuery().text("select x.place from (").onShelves(range, ROOM_FOR_NEW_ONES * courses);
        return places(question.text(") x where true").passing(tests).text(" order by x.place limit " + limit));
    }

    /**
     * The first courses of a range that have a rare term, and pass the tests.
     *
     * @param few so many rows at the most the term had just now
     */
    List<Place> firstWith(Term term, int few, PlaceRange range, Tests tests, int limit) {
        var question = new ListQuery()
                .text("select x.place from (")
                .withTerm(term, ROOM_FOR_NEW_ONES * (few + 1), range.sort())
                .text(") x where ")
                .in(range);
        return places(question.passing(tests).text(" order by x.place limit " + limit));
    }

    @SuppressWarnings("unchecked") // a native query knows no type
    private List<Place> places(ListQuery question) {
        List<byte[]> places = query(question).getResultList();
        return places.stream().map(Place::of).toList();
    }

    private Query query(ListQuery question) {
        var query = entities.createNativeQuery(question.sql());
        for (int i = 0; i < question.parameters().size(); i++) {
            query.setParameter(i + 1, question.parameters().get(i));
        }
        return query;
    }
}
