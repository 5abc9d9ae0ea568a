package org.coursemarket.order.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.control.CourseClient.Command;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.runtime.tracing.Traces;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The calls to the course service. Each ends by itself when its patience is over; what interrupts it later is for one that does not.
 *
 * <p>{@code @Timeout} would do that for both, but for each call the server looks through its whole class path for the service that
 * carries a thread's context: an eighth of the order service's processor time in a rush. So it is kept for what is asked now and then.
 */
@ApplicationScoped
public class CourseService {
    @Inject
    CourseClient client;

    /** Before it is interrupted. */
    Duration longestCall = Duration.ofSeconds(4);

    /** As {@link CourseClient#perform}. May leave the thread interrupted. */
    List<Answer> perform(List<Command> commands, Duration patience) {
        return TimeLimit.keep(
                longestCall,
                Thread.currentThread()::interrupt,
                () -> Traces.aroundCall(() -> client.perform(commands, patience.toMillis())));
    }

    /** As {@link CourseClient#reservation}. May leave the thread interrupted. */
    @Timeout(value = 4_000, unit = ChronoUnit.MILLIS)
    Reservation reservation(UUID id, Duration patience) {
        return Traces.aroundCall(() -> client.reservation(id, patience.toMillis()));
    }
}
