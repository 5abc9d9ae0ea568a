package org.coursemarket.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.coursemarket.course.seats.boundary.SeatsResource;
import org.coursemarket.course.seats.control.SeatDesk;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatCommand.Sell;
import org.coursemarket.course.seats.entity.SeatCommand.Withdraw;

/**
 * Works at the desk: holds seats by hand, and does with them what comes to mind, more than once, some of it at the very moment at which
 * a hold ends.
 */
final class Clerk {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int REQUESTS = 16;
    private static final int LONGEST_PAUSE_MS = 3_000;

    private final Scheduler scheduler;
    private final Random random;
    private final Market market;
    private final List<UUID> keys = new ArrayList<>();

    Clerk(Scheduler scheduler, Random random, Market market) {
        this.scheduler = scheduler;
        this.random = random;
        this.market = market;
    }

    void work() {
        for (int i = 0; i < REQUESTS; i++) {
            scheduler.sleep(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MS)));
            var command = keys.isEmpty() || random.nextInt(3) == 0 ? reserve(id()) : anything(any(keys));
            keys.add(command.reservationId());
            try {
                var answer = market.network.call(
                        market.courseNodes,
                        PATIENCE,
                        run -> market.seatAnswers.watched(run, command, () -> sent(run, command)));
                if (answer.status() == ReservationStatus.RESERVED) {
                    atTheLastMoment(answer);
                }
            } catch (RuntimeException refusedOrUnknown) {
                // what is committed is looked at anyway
            }
        }
    }

    /** Without a network, in which a request would be late. */
    private void atTheLastMoment(ReservationDetails hold) {
        for (var node : market.courseNodes) {
            var command = random.nextBoolean() ? reserve(id()) : anything(hold.id());
            node.at(hold.expiresAt(), () -> {
                var run = node.run();
                market.seatAnswers.watched(run, command, () -> sent(run, command));
            });
        }
    }

    private SeatCommand anything(UUID id) {
        return switch (random.nextInt(5)) {
            case 0 -> reserve(id);
            case 1 -> new Confirm(id);
            case 2 -> new Sell(any(market.courses), id, null, new BigDecimal("11.00"), market.anyVoucher());
            case 3 -> new Withdraw(any(market.courses), id);
            default -> new Cancel(null, id);
        };
    }

    private Reserve reserve(UUID id) {
        return new Reserve(any(market.courses), id, null, market.anyVoucher());
    }

    private static CompletionStage<ReservationDetails> sent(Node.Run run, SeatCommand command) {
        var seats = run.bean(SeatsResource.class);
        var id = command.reservationId();
        if (command instanceof Reserve reserve) {
            return seats.reserve(reserve.courseId(), id, null, reserve.voucher());
        }
        if (command instanceof Confirm) {
            return seats.confirm(id);
        }
        return command instanceof Cancel
                ? seats.cancel(id, CourseWire.SELLER)
                : done(run.bean(SeatDesk.class), command);
    }

    /** As one of many commands. */
    private static CompletionStage<ReservationDetails> done(SeatDesk desk, SeatCommand command) {
        return desk.submit(command).thenApply(outcome -> {
            if (outcome instanceof Refused refused) {
                throw refused.reason();
            }
            return ((Granted) outcome).reservation();
        });
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
