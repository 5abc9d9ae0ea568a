package org.coursemarket.course.catalog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.coursemarket.course.catalog.entity.CourseDetails;

/**
 * Reads courses for all who ask at the same time with one query: where many look, most wait for the same few. Nothing is kept. Who comes
 * when a query is under way gets the next one's answer, for the one under way may have looked before a commit that the asker knows of.
 *
 * <p>Any thread may ask, without a transaction. The first of a round reads for it, as soon as there is a turn, and the others wait for
 * that: as long as the queries take, which the driver bounds. A round has one id for each thread of the server at the most.
 */
@ApplicationScoped
public class CourseReads {
    /** Queries under way: a slow one does not stop them all. */
    static final int TURNS = 2;

    @Inject
    CourseStore courses;

    @Inject
    Clock clock;

    private final Semaphore turns = new Semaphore(TURNS);
    /** Who asks now is in it; null where nobody waits. */
    private Round next;

    private static final class Round {
        private final Set<UUID> ids = new HashSet<>();
        private final CompletableFuture<Map<UUID, CourseDetails>> found = new CompletableFuture<>();
    }

    /** The course as it stands, if there is one; throws what the database threw. */
    public Optional<CourseDetails> find(UUID id) {
        Round round;
        boolean reads;
        synchronized (this) {
            reads = next == null;
            round = reads ? new Round() : next;
            round.ids.add(id);
            next = round; // last: what fails before is one asker's failure
        }
        if (reads) {
            read(round);
        }
        try {
            return Optional.ofNullable(round.found.join().get(id));
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** The courses as they stand, those that exist, in this order: one query, shared with nobody. */
    public List<CourseDetails> findAll(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = details(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private Map<UUID, CourseDetails> details(Collection<UUID> ids) {
        var found = courses.findAll(ids);
        var shown = clock.instant();
        return found.stream()
                .map(course -> course.details(course.moment(shown)))
                .collect(Collectors.toMap(CourseDetails::id, course -> course));
    }

    private void read(Round round) {
        boolean hasTurn = false;
        try {
            turns.acquireUninterruptibly();
            hasTurn = true;
            close(round); // before the query: whoever comes from now on is not in it
            round.found.complete(details(round.ids));
        } catch (Throwable failure) { // whatever it is, nobody may wait for ever
            close(round);
            round.found.completeExceptionally(failure);
        } finally {
            if (hasTurn) {
                turns.release();
            }
        }
    }

    private synchronized void close(Round round) {
        if (next == round) {
            next = null;
        }
    }
}
