package org.coursemarket.course.seats.control;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.course.catalog.control.CourseStore;
import org.coursemarket.course.catalog.control.CourseStores;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseCreated;
import org.coursemarket.course.catalog.entity.CourseCreation;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.coursemarket.course.catalog.entity.IfMatch;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.pricing.entity.Discount;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.course.pricing.entity.TierPlaces;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.RosterEntry;
import org.coursemarket.course.seats.entity.SeatChangeDetails;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.vouchers.control.Quotes;
import org.coursemarket.course.vouchers.control.VoucherDoors;
import org.coursemarket.course.vouchers.control.VoucherStore;
import org.coursemarket.course.vouchers.control.VoucherStores;
import org.coursemarket.course.vouchers.control.Vouchers;
import org.coursemarket.course.vouchers.entity.Voucher;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.testing.SeatReplay;
import org.coursemarket.testing.SeatReplay.Change;
import org.coursemarket.testing.SeatReplay.Seats;

/** One node's ledger outside of a container, with the transactions that the container would begin. */
final class LedgerNode implements AutoCloseable {
    private static final IfMatch ANY_VERSION = IfMatch.ofAny(List.of());

    private final EntityManager entities;
    private final CourseStore courses;
    private final ReservationStore reservations = new ReservationStore();
    private final SeatHistoryStore histories = new SeatHistoryStore();
    private final RosterStore rosters = new RosterStore();
    private final VoucherStore vouchers;
    private final SeatLedger ledger = new SeatLedger();
    private final TotalSeats totals = new TotalSeats();
    private final Clock clock;

    LedgerNode(EntityManagerFactory database, SeatSettings settings, Clock clock) {
        entities = database.createEntityManager();
        courses = CourseStores.of(entities);
        reservations.entities = entities;
        histories.entities = entities;
        rosters.entities = entities;
        ledger.courses = courses;
        ledger.reservations = reservations;
        vouchers = VoucherStores.of(entities);
        ledger.vouchers = vouchers;
        ledger.histories = histories;
        ledger.settings = settings;
        ledger.clock = clock;
        totals.courses = courses;
        totals.reservations = reservations;
        totals.vouchers = vouchers;
        totals.histories = histories;
        totals.clock = clock;
        this.clock = clock;
    }

    UUID courseWithSeats(int seats) {
        return courseWithSeats(seats, new BigDecimal("49.90"), "USD").id();
    }

    CourseDetails courseWithSeats(int seats, BigDecimal price, String currency) {
        return course("ada", seats, price, currency);
    }

    UUID courseOf(String owner) {
        return course(owner, 1, BigDecimal.ONE, "USD").id();
    }

    private CourseDetails course(String owner, int seats, BigDecimal price, String currency) {
        var wish = new NewCourse("t", "d", price, seats, "i", null);
        var course = Course.create(UUID.randomUUID(), wish, owner, currency, clock.instant());
        return inTransaction(() -> {
            courses.add(course);
            histories.open(new CourseCreated(course.seats(), clock.instant()));
            return course.details(clock.instant());
        });
    }

    void rule(UUID course, PriceRules rules) {
        inTransaction(() -> {
            courses.lock(course).setPriceRules(rules, clock.instant());
            return course;
        });
    }

    void become(UUID course, CourseStatus status) {
        inTransaction(() -> {
            courses.lock(course).become(status, ANY_VERSION, clock.instant());
            return course;
        });
    }

    /** Gives the course so many seats, as its owner. */
    CourseDetails resize(UUID course, int seats) {
        return inTransaction(() -> totals.set(course, seats, ANY_VERSION, new Caller("ada", false)));
    }

    TierPlaces tierPlaces(UUID course) {
        return inTransaction(() -> courses.find(course).orElseThrow().tierPlaces());
    }

    TierPlaces tierPlacesAfter(UUID course, long sequence) {
        return inTransaction(() -> histories.tierPlaces(course, sequence));
    }

    void issue(UUID course, Discount discount, int uses) {
        inTransaction(() -> {
            vouchers.add(Voucher.create(course, discount, uses, new Caller("ada", false), clock.instant()));
            return course;
        });
    }

    Voucher voucher(UUID course, String code) {
        return inTransaction(
                () -> vouchers.findAll(List.of(course), List.of(code)).get(0));
    }

    /** Has the creation of this course remembered under a key, and answers what is found under that. */
    CourseDetails remembered(CourseDetails course) {
        var key = UUID.randomUUID();
        return inTransaction(() -> {
            courses.remember(new CourseCreation(course, "ada", key));
            entities.clear();
            return courses.creation("ada", key).orElseThrow().course();
        });
    }

    List<Outcome> apply(SeatCommand... batch) {
        return inTransaction(() -> ledger.apply(List.of(batch)));
    }

    CourseDetails course(UUID id) {
        return inTransaction(() -> courses.find(id).orElseThrow().details(clock.instant()));
    }

    List<CourseDetails> courses(List<UUID> ids) {
        return inTransaction(() -> courses.findAll(ids).stream()
                .map(course -> course.details(clock.instant()))
                .toList());
    }

    ReservationDetails reservation(UUID id) {
        return inTransaction(() -> reservations.details(id));
    }

    List<RosterEntry> roster(UUID courseId, ReservationStatus status, UUID after, int limit) {
        return inTransaction(() -> rosters.roster(courseId, status, after, limit));
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

    List<UUID> holdsOfTheFuture() {
        return inTransaction(() -> reservations.holdsOfTheFuture(clock.instant(), ledger.settings.timeToLive(), 100));
    }

    /** What is done with the vouchers of the courses; each call needs a transaction. */
    Vouchers vouchers(RandomGenerator random) {
        var lapsed = new UsesOfLapsedHolds();
        lapsed.reservations = reservations;
        lapsed.vouchers = vouchers;
        lapsed.histories = histories;
        lapsed.clock = clock;
        return VoucherDoors.vouchers(courses, vouchers, lapsed, random, clock);
    }

    Quotes quotes() {
        return VoucherDoors.quotes(courses, vouchers, clock);
    }

    /** How many rows of a table are like this. */
    long count(String rows) {
        return inTransaction(() -> ((Number) entities.createNativeQuery("select count(*) from " + rows)
                        .getSingleResult())
                .longValue());
    }

    /** How the database carries out the query with these values, which it does. */
    String explain(String query, Object... values) {
        return inTransaction(() -> {
            var explained = entities.createNativeQuery("explain analyze " + query);
            for (int i = 0; i < values.length; i++) {
                explained.setParameter(i + 1, values[i]);
            }
            Stream<?> lines = explained.getResultStream();
            return lines.map(String::valueOf).collect(Collectors.joining("\n"));
        });
    }

    void execute(String sql) {
        inTransaction(() -> entities.createNativeQuery(sql).executeUpdate());
    }

    <T> T inTransaction(Supplier<T> work) {
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
