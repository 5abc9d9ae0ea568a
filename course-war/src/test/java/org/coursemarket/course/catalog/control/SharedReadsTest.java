package org.coursemarket.course.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code CourseReadsTest} leaves open: rounds with a bound. */
class SharedReadsTest {
    private static final int MOST = 2;

    private final Queue<Set<String>> rounds = new ConcurrentLinkedQueue<>();
    private final Semaphore ends = new Semaphore(0);
    private final SharedReads<String, String> reads = new SharedReads<>(MOST, this::read);

    @Test
    void aRoundThatIsFullIsFollowedByAnotherOne() throws Exception {
        var answers = new ArrayList<FutureTask<Optional<String>>>();
        for (int turn = 1; turn <= SharedReads.TURNS; turn++) {
            int begun = turn;
            answers.add(ask("early"));
            await().until(() -> rounds.size() == begun);
        }
        for (var question : List.of("a", "b", "a", "c")) {
            answers.add(ask(question));
        }
        ends.release(SharedReads.TURNS + 2);

        for (var answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS)).isPresent();
        }
        assertThat(rounds).hasSize(SharedReads.TURNS + 2).contains(Set.of("a", "b"), Set.of("c"));
    }

    /** Begins once this one waits, so who comes later is later. */
    private FutureTask<Optional<String>> ask(String question) {
        var answer = new FutureTask<>(() -> reads.answer(question));
        var thread = new Thread(answer);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return answer;
    }

    private Map<String, String> read(Set<String> questions) {
        rounds.add(Set.copyOf(questions));
        ends.acquireUninterruptibly();
        return questions.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
    }
}
