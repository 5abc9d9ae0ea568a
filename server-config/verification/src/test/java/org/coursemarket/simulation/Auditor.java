package org.coursemarket.simulation;

import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.prices.entity.CurrentRules;
import org.coursemarket.course.pricing.entity.WrittenPriceRules;
import org.coursemarket.course.seats.control.SeatLedger;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.SeatCommand;

/** Looks at the rows of both services after each commit, and in the end. */
final class Auditor implements Guard.Witness {
    private final SeatBooks seats;
    private final OrderBooks orders;
    private final KeyBooks keys;
    private final AttemptBooks attempts;
    private final Scheduler scheduler;
    private int checkedVersion;

    Auditor(SeatBooks seats, OrderBooks orders, KeyBooks keys, AttemptBooks attempts, Scheduler scheduler) {
        this.seats = seats;
        this.orders = orders;
        this.keys = keys;
        this.attempts = attempts;
        this.scheduler = scheduler;
    }

    @Override
    @SuppressWarnings("unchecked") // the ledger's only method
    public void sees(Guard.Committed call) {
        scheduler.check(() -> {
            if (call.result() instanceof CourseDetails course) {
                settled(call, course);
            } else if (call.result() instanceof CurrentRules rules
                    && call.method().getName().equals("set")) {
                var course = (UUID) call.arguments().get(0);
                seats.ruled(course, (WrittenPriceRules) call.arguments().get(1), rules.version(), call.time());
            } else if (call.method().getDeclaringClass() == SeatLedger.class) {
                seats.applied((List<SeatCommand>) call.arguments().get(0), (List<Outcome>) call.result(), call.time());
            }
            int version = seats.version() + orders.version();
            if (version != checkedVersion) {
                checkedVersion = version;
                seats.check();
                orders.check();
                keys.check(call.time());
            }
            attempts.check(call);
        });
    }

    private void settled(Guard.Committed call, CourseDetails course) {
        switch (call.method().getName()) {
            case "become" -> seats.became(course);
            case "set" -> seats.resized(course, (int) call.arguments().get(1), call.time());
            default -> seats.offered(course, call.time());
        }
    }

    /** Whether nothing is on its way any more. */
    boolean isSettled() {
        return !seats.isHeld() && !orders.isAnyOnItsWay();
    }

    void checkInTheEnd() {
        Promise.EVERYTHING_COMES_TO_ITS_END.require(
                isSettled(), () -> "a seat is held, or an order on its way: " + orders.all());
        seats.checkHistories();
    }
}
