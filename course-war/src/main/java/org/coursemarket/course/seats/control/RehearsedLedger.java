package org.coursemarket.course.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.control.CatalogSettings;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.runtime.warmup.Rehearsal;

/**
 * Does all that the ledger does, by the same code, and takes it back. It has one course, which is made up and is there only within its
 * transactions. Nobody buys of it: it is another bean than the ledger, and has none of its locks.
 */
@ApplicationScoped
@Typed(RehearsedLedger.class)
class RehearsedLedger extends SeatLedger {
    private static final NewCourse WISH = new NewCourse("Warm-up", "Warm-up", BigDecimal.ONE, 1_000, "Warm-up", null);

    @Inject
    SeatLedger ledger;

    @Inject
    Rehearsal rehearsal;

    @Inject
    CatalogSettings catalog;

    /** Ids that are random are in nobody else's way, at no node. */
    private final UUID course = UUID.randomUUID();

    UUID course() {
        return course;
    }

    /** The second time each command finds what the first has done. */
    @Override
    public List<Outcome> apply(List<SeatCommand> commands) {
        ledger.apply(List.of(new Confirm(UUID.randomUUID()))); // refused: a commit that changes nothing
        return rehearsal.of(() -> {
            courses.add(Course.create(course, WISH, "warm-up", catalog.currency(), clock.instant()));
            var outcomes = super.apply(commands);
            rehearsal.forget();
            super.apply(commands);
            return outcomes;
        });
    }
}
