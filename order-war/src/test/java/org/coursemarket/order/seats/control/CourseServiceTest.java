package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.coursemarket.order.seats.entity.Reservation;
import org.junit.jupiter.api.Test;

class CourseServiceTest {
    private final CourseService courses = new CourseService();

    /** As where the thread is stuck that keeps the client's own time-outs. */
    @Test
    void callWhoseClientNeverReturnsIsInterrupted() {
        courses.client = new StuckClient();
        courses.longestCall = Duration.ofMillis(10);

        assertThatExceptionOfType(ProcessingException.class)
                .isThrownBy(() -> courses.perform(List.of(), Duration.ofHours(1)))
                .withCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse(); // the wait has used it up
    }

    @Test
    void interruptThatComesTooLateForItsCallIsForNothingElse() {
        courses.client = new LateClient();

        assertThat(courses.perform(List.of(), Duration.ofHours(1))).isEmpty();
        assertThat(Thread.interrupted()).isFalse();

        assertThat(courses.reservation(UUID.randomUUID(), Duration.ofHours(1))).isNull();
        assertThat(Thread.interrupted()).isFalse();
    }

    /** It is interrupted when it has its answer. */
    private static final class LateClient implements CourseClient {
        @Override
        public List<Answer> perform(List<Command> commands, long timeoutMillis) {
            Thread.currentThread().interrupt();
            return List.of();
        }

        @Override
        public Reservation reservation(UUID id, long timeoutMillis) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static final class StuckClient implements CourseClient {
        @Override
        public List<Answer> perform(List<Command> commands, long timeoutMillis) {
            try {
                new CountDownLatch(1).await();
                return List.of();
            } catch (InterruptedException e) {
                throw new ProcessingException(e);
            }
        }

        @Override
        public Reservation reservation(UUID id, long timeoutMillis) {
            throw new UnsupportedOperationException();
        }
    }
}
