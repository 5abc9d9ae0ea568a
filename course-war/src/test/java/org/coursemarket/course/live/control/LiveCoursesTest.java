package org.coursemarket.course.live.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.coursemarket.course.live.LiveEvents.course;
import static org.coursemarket.course.live.LiveEvents.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.course.live.entity.CourseEvent;
import org.coursemarket.course.live.entity.TooManyStreams;
import org.coursemarket.runtime.metrics.UnseenMetrics;
import org.coursemarket.runtime.stopping.OpenRequests;
import org.coursemarket.testing.FixedConfig;
import org.junit.jupiter.api.Test;

class LiveCoursesTest {
    private static final int MAX = 25;
    private static final UUID JAKARTA = UUID.randomUUID();
    private static final UUID JAVA = UUID.randomUUID();

    private final Reads reads = new Reads();
    private final LiveCourses courses = new LiveCourses();

    /** What the database has, and what it was asked. */
    private static final class Reads extends LiveReads {
        private final Map<UUID, CourseEvent> stored = new HashMap<>();
        private final List<Set<UUID>> asked = new ArrayList<>();
        private boolean isAway;

        void store(CourseEvent event) {
            stored.put(event.courseId(), event);
        }

        @Override
        public List<CourseEvent> changed(Collection<UUID> ids, Map<UUID, CourseEvent> known) {
            asked.add(Set.copyOf(ids));
            if (isAway) {
                throw new IllegalStateException("no database");
            }
            return ids.stream()
                    .map(stored::get)
                    .filter(Objects::nonNull)
                    .filter(event -> !event.equals(known.get(event.courseId())))
                    .toList();
        }
    }

    /** Is told, and keeps what it has been told when it is to deliver that. */
    private static final class Client implements Watcher {
        private final Set<UUID> courses;
        private final List<CourseEvent> told = new ArrayList<>();
        private final List<CourseEvent> delivered = new ArrayList<>();
        private int beats;

        Client(UUID... courses) {
            this.courses = Set.of(courses);
        }

        @Override
        public Set<UUID> courses() {
            return courses;
        }

        @Override
        public void tell(CourseEvent event) {
            told.add(event);
        }

        @Override
        public void deliver() {
            delivered.addAll(told);
            told.clear();
        }

        @Override
        public void beat() {
            beats++;
        }

        @Override
        public void end() {
            throw new AssertionError("nothing ends here");
        }
    }

    LiveCoursesTest() {
        courses.reads = reads;
        courses.settings = new StreamSettings(FixedConfig.of(Map.of("streams.max", String.valueOf(MAX))));
        courses.requests = new OpenRequests();
        courses.metrics = new StreamMetrics();
        courses.metrics.registry = UnseenMetrics.registry();
    }

    @Test
    void whoComesIsToldWhatThereIs() {
        reads.store(event(JAVA, 0));
        reads.store(event(JAKARTA, 0));
        var first = watching(JAVA, UUID.randomUUID());
        courses.look();
        var second = watching(JAVA, JAKARTA);
        courses.look();

        assertThat(first.delivered).containsExactly(reads.stored.get(JAVA));
        assertThat(second.delivered).containsExactlyInAnyOrderElementsOf(reads.stored.values());
    }

    @Test
    void whatChangesIsToldToThoseWhoWatchIt() {
        reads.store(event(JAVA, 0));
        var ofJava = watching(JAVA);
        var ofJakarta = watching(JAKARTA);
        courses.look();

        reads.store(event(JAVA, 1));
        courses.look();
        courses.look();

        assertThat(ofJava.delivered).last().isEqualTo(reads.stored.get(JAVA));
        assertThat(ofJava.delivered).hasSize(2);
        assertThat(ofJakarta.delivered).isEmpty();
    }

    @Test
    void aDraftIsToldToNobody() {
        reads.store(event(course(JAVA, "DRAFT")));
        var client = watching(JAVA);
        courses.look();
        assertThat(client.delivered).isEmpty();

        reads.store(event(JAVA, 0));
        courses.look();
        assertThat(client.delivered).containsExactly(reads.stored.get(JAVA));
    }

    @Test
    void allThatIsWatchedIsAskedForAtOnceAndNothingWhileNobodyWatches() {
        courses.look();
        assertThat(reads.asked).isEmpty();

        var first = watching(JAVA);
        var second = watching(JAVA, JAKARTA);
        courses.look();
        courses.leave(second);
        courses.look();
        courses.leave(first);
        courses.leave(first);
        courses.look();
        assertThat(reads.asked).containsExactly(Set.of(JAVA, JAKARTA), Set.of(JAVA));
        assertThat(courses.isWatched()).isFalse();
    }

    @Test
    void whoComesWhileTheDatabaseIsAwayIsToldLater() {
        reads.store(event(JAVA, 0));
        reads.isAway = true;
        var client = watching(JAVA);
        assertThatIllegalStateException().isThrownBy(courses::look);

        reads.isAway = false;
        courses.look();
        assertThat(client.delivered).hasSize(1);
    }

    @Test
    void oneMoreThanMayWatchIsRefusedUntilOneLeaves() {
        var clients = Stream.generate(() -> watching(JAVA)).limit(MAX).toList();
        assertThatExceptionOfType(TooManyStreams.class).isThrownBy(() -> watching(JAVA));

        courses.leave(clients.get(0));

        watching(JAVA);
        courses.beat();
        assertThat(clients.get(0).beats).isZero();
        assertThat(clients.get(1).beats).isOne();
    }

    @Test
    void thereIsABoundOfDifferentCourses() {
        var clients = Stream.generate(() -> watching(fifty()))
                .limit(LiveCourses.MOST_COURSES / 50)
                .toList();
        assertThatExceptionOfType(TooManyStreams.class).isThrownBy(() -> watching(JAVA));

        watching(clients.get(0).courses().toArray(UUID[]::new));
        courses.leave(clients.get(1));
        watching(JAVA);
    }

    private Client watching(UUID... ids) {
        var client = new Client(ids);
        courses.join(client);
        return client;
    }

    private static UUID[] fifty() {
        return Stream.generate(UUID::randomUUID)
                .limit(50)
                .collect(Collectors.toSet())
                .toArray(UUID[]::new);
    }
}
