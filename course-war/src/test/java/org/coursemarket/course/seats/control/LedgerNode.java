package org.coursemarket.course.seats.control;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.coursemarket.course.catalog.control.CourseStore;
import org.coursemarket.course.catalog.control.CourseStores;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseCreated;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.SeatChangeDetails;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.testing.SeatReplay;
import org.coursemarket.testing.SeatReplay.Change;
import org.coursemarket.testing.SeatReplay.Seats;

/** One node's ledger outside of a container, with the transactions that the container would begin. */
final class LedgerNode implements AutoCloseable {
    private final EntityManager entities;
    private final CourseStore courses;
    private final ReservationStore reservations = new ReservationStore();
    private final SeatHistoryStore histories = new SeatHistoryStore();
    private final SeatLedger ledger = new SeatLedger();
    private final Clock clock;

    LedgerNode(EntityManagerFactory database, SeatSettings settings, Clock clock) {
        entities = database.createEntityManager();
        courses = CourseStores.of(entities);
        reservations.entities = entities;
        histories.entities = entities;
        ledger.courses = courses;
        ledger.reservations = reservations;
        ledger.histories = histories;
        ledger.settings = settings;
        ledger.clock = clock;
        this.clock = clock;
    }

    UUID courseWithSeats(int seats) {
        var wish = new NewCourse("t", "d", new BigDecimal("49.90"), seats, "i");
        var course = Course.create(UUID.randomUUID(), wish, "ada", "USD", clock.instant());
        return inTransaction(() -> {
            courses.add(course);
            histories.open(new CourseCreated(course.seats(), clock.instant()));
            return course.id();
        });
    }

    List<Outcome> apply(SeatCommand... batch) {
        return inTransaction(() -> ledger.apply(List.of(batch)));
    }

    CourseDetails course(UUID id) {
        return inTransaction(() -> courses.find(id).orElseThrow().details());
    }

    List<CourseDetails> courses(List<UUID> ids) {
        return inTransaction(
                () -> courses.findAll(ids).stream().map(Course::details).toList());
    }

    ReservationDetails reservation(UUID id) {
        return inTransaction(() -> reservations.details(id));
    }

    List<SeatChangeDetails> history(UUID courseId) {
        return inTransaction(() -> histories.changes(courseId, 0, Integer.MAX_VALUE));
    }

    /** The seats of the course, rebuilt from its history. */
    Seats replay(UUID courseId) {
        return SeatReplay.of(history(courseId).stream()
                .map(row -> Change.of(
                        row.sequence(),
                        row.reservationId(),
                        row.from(),
                        row.to(),
                        new Seats(row.availableSeats(), row.heldSeats(), row.soldSeats())))
                .toList());
    }

    List<UUID> lapsedHolds() {
        return inTransaction(() -> reservations.lapsedHolds(clock.instant(), 100));
    }

    void execute(String sql) {
        inTransaction(() -> entities.createNativeQuery(sql).executeUpdate());
    }

    private <T> T inTransaction(Supplier<T> work) {
        var transaction = entities.getTransaction();
        transaction.begin();
        try {
            T result = work.get();
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
            entities.clear(); // as the container does: each transaction reads anew
        }
    }

    @Override
    public void close() {
        entities.close();
    }
}
