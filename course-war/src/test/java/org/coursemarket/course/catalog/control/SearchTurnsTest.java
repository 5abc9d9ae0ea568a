package org.coursemarket.course.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.coursemarket.course.catalog.entity.CoursePage;
import org.coursemarket.course.catalog.entity.CourseSort;
import org.coursemarket.course.catalog.entity.ListBusy;
import org.coursemarket.course.catalog.entity.Place;
import org.coursemarket.course.catalog.entity.Term;
import org.coursemarket.course.catalog.entity.WantedCourses;
import org.junit.jupiter.api.Test;

/** Many who search at once, each on a thread of their own; the searches end when the test says so. */
class SearchTurnsTest {
    private static final int SEARCHES = 100;
    private static final int TURNS = 4;

    private final SlowSearches store = new SlowSearches();
    private final CourseList list = new CourseList();

    SearchTurnsTest() {
        list.store = store;
        list.courses = new CourseReads();
    }

    @Test
    void fewAreAnsweredAndTheOthersHearThatTheListIsBusy() throws Exception {
        var searches =
                Stream.generate(() -> begun(() -> page("java"))).limit(SEARCHES).toList();

        await().until(() -> searches.stream().filter(FutureTask::isDone).count() == SEARCHES - TURNS);
        assertThat(searches.stream().filter(FutureTask::isDone))
                .allSatisfy(search -> assertThat(catchThrowable(search::get))
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(ListBusy.class));
        assertThat(store.searches).hasValue(TURNS);

        store.ends.release(SEARCHES);
        for (var search : searches.stream().filter(search -> !search.isDone()).toList()) {
            assertThat(search.get(10, TimeUnit.SECONDS).courses()).isEmpty();
        }
        for (int i = 0; i <= TURNS; i++) { // no turn was lost
            assertThat(page("java").courses()).isEmpty();
        }
    }

    @Test
    void whoSearchesForNoWordNeedsNoTurn() throws Exception {
        var searches =
                Stream.generate(() -> begun(() -> page("java"))).limit(TURNS).toList();
        await().until(() -> store.searches.get() == TURNS);

        assertThat(begun(() -> page(null)).get(10, TimeUnit.SECONDS).courses()).isEmpty();
        assertThat(searches).noneMatch(FutureTask::isDone);
        store.ends.release(TURNS);
    }

    private CoursePage page(String q) {
        return list.page(new WantedCourses(q, null, false, null, false, CourseSort.NEWEST), null, 20, Optional.empty());
    }

    private static FutureTask<CoursePage> begun(Callable<CoursePage> search) {
        var task = new FutureTask<>(search);
        var thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** Of no courses. */
    private static final class SlowSearches extends CourseSearchStore {
        private final AtomicInteger searches = new AtomicInteger();
        private final Semaphore ends = new Semaphore(0);

        @Override
        boolean hasAtMost(int few, Term term) {
            searches.incrementAndGet();
            ends.acquireUninterruptibly();
            return true;
        }

        @Override
        List<Place> first(PlaceRange range, int limit) {
            return List.of();
        }

        @Override
        List<Place> firstWith(Term term, int few, PlaceRange range, Tests tests, int limit) {
            return List.of();
        }
    }
}
