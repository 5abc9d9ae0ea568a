package org.coursemarket.course.catalog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.coursemarket.course.catalog.entity.CourseCursor;
import org.coursemarket.course.catalog.entity.CoursePage;
import org.coursemarket.course.catalog.entity.CourseSort;
import org.coursemarket.course.catalog.entity.ListBusy;
import org.coursemarket.course.catalog.entity.Place;
import org.coursemarket.course.catalog.entity.Shelf;
import org.coursemarket.course.catalog.entity.WantedCourses;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.TokenRequired;

/**
 * The list of courses, page by page. A page begins where the one before has ended, in an order that only changes of a course itself
 * change. So a course that nobody touches appears exactly once in a walk through the pages.
 *
 * <p>A page costs about the same however many courses there are. Where few courses have one of the words, it looks at these. Where many
 * have each of them, it looks at the next courses of the order, {@value #WINDOW} at the most, and ends there, whatever it has found.
 * Who asks for the same beginning at the same time as others shares their page, unless courses may be in it that they alone see.
 */
@ApplicationScoped
public class CourseList {
    /** Courses that a page looks at. */
    static final int WINDOW = 1_000;

    /** So many courses at the most make a term of theirs a rare one. */
    static final int RARE = 1_000;

    /** Tests that a page makes, roughly; with more of them for each course it looks at fewer courses. */
    private static final int MOST_TESTS = 4_000;

    /** Terms of which a page finds out whether they are rare: all of most searches. */
    private static final int MOST_LOOKUPS = 16;

    /** Searches at the same time: one may cost the database as much as a hundred sales, and sales come first. */
    private static final int TURNS = 4;

    /** Searches that wait for a turn, each on a thread of the server's. */
    private static final int MOST_WAITING = 20;

    private static final long PATIENCE_SECONDS = 2;

    /** Beginnings that are read one after the other for all who wait for one of them. */
    private static final int MOST_BEGINNINGS = 4;

    /** Own shelves that one query looks at. */
    private static final int MOST_SHELVES = 32;

    private final Semaphore turns = new Semaphore(TURNS, true);
    private final SharedReads<Beginning, CoursePage> beginnings = new SharedReads<>(MOST_BEGINNINGS, this::read);
    private final SharedReads<Shelf, Boolean> filledShelves = new SharedReads<>(MOST_SHELVES, this::filled);

    @Inject
    CourseSearchStore store;

    @Inject
    CourseReads courses;

    int window = WINDOW;
    int rare = RARE;

    /**
     * A page of the courses that are wanted, and that the caller may see.
     *
     * @param cursor of the page before; null for the beginning
     * @param limit courses at the most, from 1 on
     * @param caller empty for somebody who has not said who they are
     * @throws TokenRequired if the caller's own are wanted, and nobody knows who that is
     * @throws InvalidInput if what is wanted can't be, or the list has not given the cursor
     * @throws ListBusy if words or free seats are asked for, and no turn has come within two seconds
     */
    public CoursePage page(WantedCourses wish, String cursor, int limit, Optional<Caller> caller) {
        if (wish.isMine() && caller.isEmpty()) {
            throw new TokenRequired();
        }
        var tests = new Tests(wish.terms(), wish.isFree());
        String name = wish.name(caller);
        var after = cursor == null ? Place.BEGIN : CourseCursor.place(name, cursor);
        var shelves = wish.shelves(caller);
        if (shelves.isEmpty()) {
            return new CoursePage(List.of(), Optional.empty());
        }
        if (tests.count() == 0 && cursor == null) {
            var parts = shelves.stream().collect(Collectors.partitioningBy(Shelf::isForAll));
            var forAll = parts.get(true);
            if (!forAll.isEmpty() && parts.get(false).stream().noneMatch(this::isFilled)) {
                return beginnings
                        .answer(new Beginning(name, wish.sort(), forAll, limit))
                        .orElseThrow();
            }
        }
        var range = new PlaceRange(wish.sort(), shelves, after, Place.END);
        var part = tests.count() == 0 ? part(range, limit) : inTurn(() -> part(range, tests, limit));
        return page(part, name);
    }

    private boolean isFilled(Shelf shelf) {
        return filledShelves.answer(shelf).isPresent();
    }

    private Map<Shelf, Boolean> filled(Set<Shelf> shelves) {
        return store.filled(shelves).stream().collect(Collectors.toMap(one -> one, one -> true));
    }

    private Map<Beginning, CoursePage> read(Set<Beginning> wanted) {
        return wanted.stream().collect(Collectors.toMap(one -> one, this::page));
    }

    private CoursePage page(Beginning one) {
        return page(part(new PlaceRange(one.sort, one.shelves, Place.BEGIN, Place.END), one.limit), one.name);
    }

    private CoursePage page(Part part, String name) {
        return new CoursePage(
                courses.findAll(part.places.stream().map(Place::courseId).toList()),
                part.end.map(end -> CourseCursor.of(name, end)));
    }

    /** The beginning of a list in which no course is left out. */
    private record Beginning(String name, CourseSort sort, List<Shelf> shelves, int limit) {}

    /** The end is empty where nothing comes after it. */
    private record Part(List<Place> places, Optional<Place> end) {
        /** What was found up to there, so many at the most; the last is the end if they are so many. */
        static Part of(List<Place> places, int limit, Optional<Place> end) {
            return new Part(places, places.size() == limit ? Optional.of(places.get(limit - 1)) : end);
        }
    }

    private Part inTurn(Supplier<Part> search) {
        try {
            if (turns.getQueueLength() >= MOST_WAITING || !turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ListBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ListBusy();
        }
        try {
            return search.get();
        } finally {
            turns.release();
        }
    }

    private Part part(PlaceRange range, int limit) {
        return Part.of(store.first(range, limit), limit, Optional.empty());
    }

    private Part part(PlaceRange range, Tests tests, int limit) {
        int few = Math.min(rare, MOST_TESTS / tests.count());
        var rareTerm = tests.terms().stream()
                .limit(MOST_LOOKUPS)
                .filter(term -> store.hasAtMost(few, term))
                .findFirst();
        if (rareTerm.isPresent()) {
            var term = rareTerm.get();
            return Part.of(store.firstWith(term, few, range, tests.without(term), limit), limit, Optional.empty());
        }
        // The end first: what comes or goes in between must not change which courses are looked at.
        int courses = Math.min(window, MOST_TESTS / tests.count());
        var end = store.end(range, courses);
        return Part.of(store.first(range.until(end.orElse(range.until())), courses, tests, limit), limit, end);
    }
}
