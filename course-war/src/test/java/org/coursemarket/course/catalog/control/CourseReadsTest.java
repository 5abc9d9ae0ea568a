package org.coursemarket.course.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.pricing.entity.Adjustment;
import org.coursemarket.course.pricing.entity.PriceRule;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many who ask at once, each on a thread of their own; the queries end when the test says so. */
class CourseReadsTest {
    private static final UUID JAKARTA = UUID.randomUUID();
    private static final UUID JAVA = UUID.randomUUID();
    private static final UUID UNKNOWN = UUID.randomUUID();

    private final GuardedStore store = new GuardedStore();
    private final CourseReads reads = new CourseReads();
    private final List<Thread> threads = new ArrayList<>();

    CourseReadsTest() {
        reads.courses = store;
        reads.clock = Clock.systemUTC();
    }

    @Test
    void aloneOneGetsTheCourseOrNone() throws Exception {
        store.ends.release(2);

        assertThat(answered(ask(JAVA))).get().extracting(CourseDetails::id).isEqualTo(JAVA);
        assertThat(answered(ask(UNKNOWN))).isEmpty();
        assertThat(store.queries).containsExactly(Set.of(JAVA), Set.of(UNKNOWN));
    }

    /** Another node, whose clock is ahead, has changed it when a window was over already. */
    @Test
    void priceIsOfTheTimeOfTheCourseWhereTheClockIsBehind() throws Exception {
        var end = Instant.parse("2026-01-02T03:04:05Z");
        var window = new PriceRule.Window(null, null, end, new Adjustment.Fixed(BigDecimal.TEN));
        store.change = course -> course.setPriceRules(new PriceRules(null, null, List.of(window)), end);
        reads.clock = Clock.fixed(end.minusSeconds(5), ZoneOffset.UTC);
        store.ends.release();

        assertThat(answered(ask(JAVA))).get().extracting(CourseDetails::price).isEqualTo(new BigDecimal("1.00"));
    }

    @Test
    void allWhoComeWhileOthersReadShareTheNextQuery() throws Exception {
        takeAllTurns();
        var wanted = Stream.of(JAKARTA, JAVA, UNKNOWN)
                .flatMap(id -> Stream.of(id, id, id, id))
                .toList();
        var answers = wanted.stream().map(this::ask).toList();
        awaitThatAllWait();
        store.ends.release(SharedReads.TURNS + 1);

        for (int i = 0; i < wanted.size(); i++) {
            var id = wanted.get(i);
            assertThat(answered(answers.get(i)).map(CourseDetails::id))
                    .isEqualTo(id.equals(UNKNOWN) ? Optional.empty() : Optional.of(id));
        }
        assertThat(store.queries)
                .hasSize(SharedReads.TURNS + 1)
                .last()
                .satisfies(ids -> assertThat(ids).containsExactlyInAnyOrder(JAKARTA, JAVA, UNKNOWN));
    }

    @Test
    void nobodyGetsWhatWasReadBeforeTheyAsked() throws Exception {
        var early = takeAllTurns();
        store.price = BigDecimal.TEN;
        var late = ask(JAVA);
        awaitThatAllWait();
        store.ends.release(SharedReads.TURNS + 1);

        for (var answer : early) {
            assertThat(answered(answer).orElseThrow().price()).isEqualByComparingTo("1");
        }
        assertThat(answered(late).orElseThrow().price()).isEqualByComparingTo("10");
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, OutOfMemoryError.class})
    void aFailureReachesAllOfItsRoundAndNobodyElse(Class<? extends Throwable> kind) throws Exception {
        var early = takeAllTurns();
        store.failure = kind.getConstructor(String.class).newInstance("in a test");
        var unlucky = List.of(ask(JAVA), ask(JAKARTA));
        awaitThatAllWait();
        store.ends.release(SharedReads.TURNS + 1);

        for (var answer : unlucky) {
            assertThatThrownBy(() -> answered(answer)).hasRootCause(store.failure);
        }
        for (var answer : early) {
            assertThat(answered(answer)).isPresent();
        }
        store.failure = null;
        for (var answer : takeAllTurns()) { // no turn was lost
            store.ends.release();
            assertThat(answered(answer)).isPresent();
        }
    }

    private List<FutureTask<Optional<CourseDetails>>> takeAllTurns() {
        return Stream.generate(() -> {
                    int earlier = store.queries.size();
                    var answer = ask(JAVA);
                    await().until(() -> store.queries.size() == earlier + 1);
                    return answer;
                })
                .limit(SharedReads.TURNS)
                .toList();
    }

    private FutureTask<Optional<CourseDetails>> ask(UUID id) {
        var answer = new FutureTask<>(() -> reads.find(id));
        var thread = new Thread(answer);
        threads.add(thread);
        thread.start();
        return answer;
    }

    private static Optional<CourseDetails> answered(FutureTask<Optional<CourseDetails>> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    private void awaitThatAllWait() {
        await().untilAsserted(
                        () -> assertThat(threads).extracting(Thread::getState).containsOnly(Thread.State.WAITING));
    }

    /** Of the two courses. A query looks when it begins, and fails in the end if there was a failure when it began. */
    private static final class GuardedStore extends CourseStore {
        private final Queue<Set<UUID>> queries = new ConcurrentLinkedQueue<>();
        private final Semaphore ends = new Semaphore(0);
        private volatile BigDecimal price = BigDecimal.ONE;
        private volatile Throwable failure;
        private volatile Consumer<Course> change = course -> {};

        @Override
        public List<Course> findAll(Collection<UUID> ids) {
            var failsWith = failure;
            var found = Stream.of(JAKARTA, JAVA)
                    .filter(ids::contains)
                    .map(id -> Course.create(
                            id, new NewCourse("t", "d", price, 1, "i", null), "owner", "EUR", Instant.EPOCH))
                    .toList();
            found.forEach(change);
            queries.add(Set.copyOf(ids));
            ends.acquireUninterruptibly();
            if (failsWith instanceof Error error) {
                throw error;
            }
            if (failsWith instanceof RuntimeException exception) {
                throw exception;
            }
            return found;
        }
    }
}
