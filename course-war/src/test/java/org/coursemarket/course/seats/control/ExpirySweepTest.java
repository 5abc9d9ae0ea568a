package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Expire;
import org.coursemarket.testing.SettableClock;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.Test;

class ExpirySweepTest {
    private static final Duration A_LONG_TIME = Duration.ofMinutes(10);
    private static final UUID HOLD = UUID.randomUUID();

    private final SettableClock clock = new SettableClock();
    private final SettableStopwatch stopwatch = new SettableStopwatch();
    private final List<SeatCommand> commands = new ArrayList<>();
    private final ExpirySweep expiry = expiry();

    @Test
    void lapsedHoldIsHandedToTheDesk() {
        expiry.start();

        assertThat(commands).containsExactly(new Expire(HOLD));
    }

    @Test
    void clockThatIsSetBackDoesNotStopIt() {
        expiry.start();
        clock.advance(A_LONG_TIME.negated());
        stopwatch.advance(Duration.ofSeconds(1));

        expiry.start();

        assertThat(commands).hasSize(2);
        assertThat(expiry.sinceSweep()).isZero();
    }

    @Test
    void clockThatIsSetMakesItNeitherStuckNorWell() {
        clock.advance(A_LONG_TIME);
        assertThat(expiry.sinceSweep()).isZero();

        clock.advance(A_LONG_TIME.negated());
        stopwatch.advance(A_LONG_TIME);
        assertThat(expiry.sinceSweep()).isEqualTo(A_LONG_TIME);
    }

    private ExpirySweep expiry() {
        var wired = new ExpirySweep();
        wired.clock = clock;
        wired.stopwatch = stopwatch;
        wired.executor = Runnable::run;
        wired.settings = Settings.of(Duration.ofMinutes(3), 10, 4, Duration.ofSeconds(1));
        wired.reservations = new ReservationStore() {
            @Override
            public List<UUID> lapsedHolds(Instant now, int limit) {
                return List.of(HOLD);
            }
        };
        wired.desk = new SeatDesk() {
            @Override
            public CompletionStage<Outcome> submit(SeatCommand command) {
                commands.add(command);
                return new CompletableFuture<>();
            }
        };
        wired.begin();
        return wired;
    }
}
