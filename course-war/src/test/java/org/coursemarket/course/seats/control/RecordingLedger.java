package org.coursemarket.course.seats.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;

/** Grants whatever it is given, all of a batch or, where it is told to fail, nothing of it. */
class RecordingLedger extends SeatLedger {
    final List<List<SeatCommand>> calls = Collections.synchronizedList(new ArrayList<>());
    final List<SeatCommand> committed = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger mostCallsAtOnce = new AtomicInteger();
    private final AtomicInteger callsAtOnce = new AtomicInteger();
    private Consumer<List<SeatCommand>> beforeCommit = batch -> {};

    /** What it answers to this command, and to no other. */
    static Outcome granted(SeatCommand command) {
        return new Granted(new ReservationDetails(
                command.reservationId(),
                new UUID(0, 0),
                null,
                BigDecimal.ONE,
                "EUR",
                ReservationStatus.RESERVED,
                Instant.EPOCH));
    }

    @Override
    public List<Outcome> apply(List<SeatCommand> commands) {
        mostCallsAtOnce.accumulateAndGet(callsAtOnce.incrementAndGet(), Math::max);
        try {
            calls.add(List.copyOf(commands));
            beforeCommit.accept(commands);
            committed.addAll(commands);
            return commands.stream().map(RecordingLedger::granted).toList();
        } finally {
            callsAtOnce.decrementAndGet();
        }
    }

    /** Before whatever else is to happen at a call. */
    void onEachCall(Runnable action) {
        var rest = beforeCommit;
        beforeCommit = batch -> {
            action.run();
            rest.accept(batch);
        };
    }

    void onNextCall(Runnable action) {
        beforeCommit = batch -> {
            beforeCommit = later -> {};
            action.run();
        };
    }

    void failIfAny(SeatCommand poisoned, RuntimeException failure) {
        beforeCommit = batch -> {
            if (batch.contains(poisoned)) {
                throw failure;
            }
        };
    }

    List<SeatCommand> committedOf(UUID course) {
        synchronized (committed) {
            return committed.stream()
                    .filter(command -> command instanceof Reserve reserve
                            && reserve.courseId().equals(course))
                    .toList();
        }
    }
}
