package org.coursemarket.order.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.control.CourseClient.Command;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.runtime.tracing.Traces;

/**
 * The calls to the course service. Each ends by itself when its patience is over; what interrupts it later is for one that does not.
 *
 * <p>{@code @Timeout} would do that, but for each call Payara Micro 6.2025.10 looks through its whole class path for the service that
 * carries a thread's context: an eighth of the order service's processor time in a rush. And when the time of a call that was answered is
 * over, it logs that this context can't be taken back, with a stack trace.
 */
@ApplicationScoped
public class CourseService {
    @Inject
    CourseClient client;

    /** Before it is interrupted. */
    Duration longestCall = Duration.ofSeconds(4);

    /** As {@link CourseClient#perform}. */
    List<Answer> perform(List<Command> commands, Duration patience) {
        return bounded(() -> client.perform(commands, patience.toMillis()));
    }

    /** As {@link CourseClient#reservation}. */
    Reservation reservation(UUID id, Duration patience) {
        return bounded(() -> client.reservation(id, patience.toMillis()));
    }

    private <T> T bounded(Supplier<T> call) {
        try {
            return TimeLimit.keep(longestCall, Thread.currentThread()::interrupt, () -> Traces.aroundCall(call));
        } finally {
            Thread.interrupted(); // which was for this call: the next access to a file would close that
        }
    }
}
