package org.coursemarket.order.seats.control;

import jakarta.enterprise.context.Dependent;
import java.util.stream.Stream;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.SeatsUnavailable;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;

/** Says of a call that failed for good what is known: that nothing was begun, or nothing. */
@Dependent
public class SeatsFallback implements FallbackHandler<Reservation> {
    @Override
    public Reservation handle(ExecutionContext call) {
        boolean nothingBegun = Stream.of(call.getParameters())
                .anyMatch(parameter -> parameter instanceof Attempt attempt && !attempt.mayHaveActed());
        if (nothingBegun) {
            throw new SeatsUnavailable();
        }
        throw new OutcomeUnknown(call.getFailure());
    }
}
