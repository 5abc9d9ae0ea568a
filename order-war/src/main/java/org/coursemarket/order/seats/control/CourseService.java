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
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The calls to the course service. Each ends by itself when its patience is over; the time-out is for one that does not. It stands
 * here, at the call that many buyers share, because the server sets up each time-out at a cost.
 *
 * <p>A time-out interrupts the thread, and the server leaves it interrupted.
 */
@ApplicationScoped
@Timeout(value = 4_000, unit = ChronoUnit.MILLIS)
public class CourseService {
    @Inject
    CourseClient client;

    /** As {@link CourseClient#perform}. */
    List<Answer> perform(List<Command> commands, Duration patience) {
        return client.perform(commands, patience.toMillis());
    }

    /** As {@link CourseClient#reservation}. */
    Reservation reservation(UUID id, Duration patience) {
        return client.reservation(id, patience.toMillis());
    }
}
