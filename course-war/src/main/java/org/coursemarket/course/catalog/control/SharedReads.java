package org.coursemarket.course.catalog.control;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Reads for all who ask at the same time at once: where many look, most look at the same. Nothing is kept. Who comes when a read is
 * under way gets the next one's answer, for the one under way may have looked before a commit that the asker knows of.
 *
 * <p>Any thread may ask. The first of a round reads for it, as soon as there is a turn, and the others wait for that: as long as the
 * reads take, which the driver bounds. A round that is full is followed by another one.
 *
 * @param <K> a question; equal ones have one answer
 */
final class SharedReads<K, V> {
    /** Rounds under way: a slow one does not stop them all. */
    static final int TURNS = 2;

    private final int mostQuestions;
    private final Function<Set<K>, Map<K, V>> reading;
    private final Semaphore turns = new Semaphore(TURNS);
    /** Who asks now is in it, unless it is full; null where nobody waits. */
    private Round<K, V> next;

    private static final class Round<K, V> {
        private final Set<K> questions = new HashSet<>();
        private final CompletableFuture<Map<K, V>> answers = new CompletableFuture<>();

        boolean isFullFor(K question, int most) {
            return questions.size() == most && !questions.contains(question);
        }
    }

    /**
     * Of rounds of so many questions at the most.
     *
     * @param reading finds the answers to questions, all that there are
     */
    SharedReads(int mostQuestions, Function<Set<K>, Map<K, V>> reading) {
        this.mostQuestions = mostQuestions;
        this.reading = reading;
    }

    /** The answer as it is now, if there is one; throws what the reading threw. */
    Optional<V> answer(K question) {
        Round<K, V> round;
        boolean reads;
        synchronized (this) {
            reads = next == null || next.isFullFor(question, mostQuestions);
            round = reads ? new Round<>() : next;
            round.questions.add(question);
            next = round; // last: what fails before is one asker's failure
        }
        if (reads) {
            read(round);
        }
        try {
            return Optional.ofNullable(round.answers.join().get(question));
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void read(Round<K, V> round) {
        boolean hasTurn = false;
        try {
            turns.acquireUninterruptibly();
            hasTurn = true;
            close(round); // before the reading: whoever comes from now on is not in it
            round.answers.complete(reading.apply(round.questions));
        } catch (Throwable failure) { // whatever it is, nobody may wait for ever
            close(round);
            round.answers.completeExceptionally(failure);
        } finally {
            if (hasTurn) {
                turns.release();
            }
        }
    }

    private synchronized void close(Round<K, V> round) {
        if (next == round) {
            next = null;
        }
    }
}
