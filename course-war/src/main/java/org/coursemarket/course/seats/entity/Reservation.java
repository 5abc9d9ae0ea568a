package org.coursemarket.course.seats.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseNotOpen;
import org.coursemarket.course.catalog.entity.SeatCounts;
import org.coursemarket.course.pricing.entity.Price;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.SeatCommand.Sell;
import org.coursemarket.course.seats.entity.SeatCommand.Take;
import org.coursemarket.course.vouchers.entity.VoucherExhausted;
import org.coursemarket.course.vouchers.entity.VoucherInvalid;
import org.coursemarket.runtime.money.Amount;
import org.coursemarket.runtime.problems.Refusal;

/**
 * A seat that is held for a buyer, at the price of that moment, until it is sold, given back, or lapses.
 *
 * <pre>
 *                confirm                cancel
 *  RESERVED ----------------> CONFIRMED ------> CANCELLED
 *     |  '------------------------------------------^
 *     |          cancel
 *     '----------------> EXPIRED
 *        at expiresAt
 * </pre>
 *
 * One that is CANCELLED from its beginning never held a seat: it stands for a command that was refused, or ended before it came.
 *
 * Each change moves the seat of its course too, so that the two can't disagree, and is written to the history. Whoever calls
 * has locked the course, and stores the history.
 */
@Entity
public class Reservation {
    @Id
    private UUID id;

    @Column(name = "course_id")
    private UUID courseId;

    /** Whom the caller holds it for, for the record; null where they did not say. */
    private String student;

    @Column(name = "locked_price")
    private BigDecimal lockedPrice;

    private String currency;

    /** Why it was this price; null for a reservation from before there were rules. */
    private String because;

    /** The course's number of what made the price; null likewise. */
    @Column(name = "price_version")
    private Long priceVersion;

    /** The tier whose place it has or had; null for none. */
    private String tier;

    /** The code of the voucher that it was asked for with, in capitals; null for none. */
    private String voucher;

    @Enumerated(EnumType.STRING)
    private ReservationStatus status;

    @Column(name = "reserved_at")
    private OffsetDateTime reservedAt;

    @Column(name = "expires_at")
    private OffsetDateTime expiresAt;

    @Column(name = "lapses_at")
    private OffsetDateTime lapsesAt;

    /** The type of the problem that a sale was refused with; null where none was. */
    @Column(name = "refused_because")
    private String refusedBecause;

    /** Whether it ever held a seat. */
    @Column(name = "had_seat")
    private boolean hadSeat;

    protected Reservation() {}

    /** Takes at this price an available seat, a place of the price's tier, and a use of the voucher; there must be one of each. */
    public static Reservation hold(Take wish, Stock stock, Price price, SeatHistory history, Duration timeToLive) {
        var reservation = new Reservation(wish.reservationId(), stock.course(), price, history.now());
        reservation.student = wish.student();
        reservation.voucher = wish.voucher();
        reservation.tier = price.tier();
        reservation.status = ReservationStatus.RESERVED;
        reservation.hadSeat = true;
        reservation.expiresAt = reservation.reservedAt.plus(timeToLive);
        reservation.lapsesAt = reservation.expiresAt;
        history.writeHold(stock.hold(reservation.tier, history.now()), reservation);
        return reservation;
    }

    /** Stands for a seat that nobody holds: from now on none can be held or sold under the id. */
    public static Reservation withdrawn(UUID id, Course course, Instant now) {
        return new Reservation(id, course, course.price(null, now), now);
    }

    /** Stands likewise for a sale that was refused at this price. */
    public static Reservation refused(Sell sale, Course course, Price price, Refusal reason, Instant now) {
        var reservation = new Reservation(sale.reservationId(), course, price, now);
        reservation.student = sale.student();
        reservation.voucher = sale.voucher();
        reservation.refusedBecause = reason.type();
        return reservation;
    }

    /** One that is over, at this price. */
    private Reservation(UUID id, Course course, Price price, Instant now) {
        this.id = id;
        courseId = course.id();
        lockedPrice = price.amount();
        because = price.because();
        priceVersion = course.priceVersion();
        currency = course.currency();
        status = ReservationStatus.CANCELLED;
        reservedAt = now.atOffset(ZoneOffset.UTC);
        expiresAt = reservedAt;
    }

    /**
     * Sells the seat if it is still held, and if the buyer agrees to its price; else it is given back. A repeated sale finds what the
     * first one did, or why it was refused.
     */
    public Outcome sell(Sell sale, Stock stock, SeatHistory history) {
        expireIfLapsed(stock, history);
        var objection = sale.objection(lockedPrice, currency);
        if (status == ReservationStatus.RESERVED && objection.isPresent()) {
            end(ReservationStatus.CANCELLED, stock.release(tier, history.now()), history);
            refusedBecause = objection.get().type();
        }
        return refusedBecause == null
                ? confirm(stock, history)
                : new Refused(
                        switch (refusedBecause) {
                            case CourseNotOpen.TYPE -> new CourseNotOpen(courseId);
                            case SoldOut.TYPE -> new SoldOut(courseId);
                            case VoucherInvalid.TYPE -> new VoucherInvalid(courseId);
                            case VoucherExhausted.TYPE -> new VoucherExhausted(courseId);
                            default -> objection.orElseGet(() -> new ReservationCancelled(id));
                        });
    }

    /** Sells the seat if it is still held; a repeated confirmation finds what the first one did. */
    public Outcome confirm(Stock stock, SeatHistory history) {
        expireIfLapsed(stock, history);
        return switch (status) {
            case RESERVED -> {
                end(ReservationStatus.CONFIRMED, stock.sell(tier, history.now()), history);
                yield new Granted(details());
            }
            case CONFIRMED -> new Granted(details());
            case CANCELLED -> new Refused(new ReservationCancelled(id));
            case EXPIRED -> new Refused(new ReservationExpired(id, expiresAt.toInstant()));
        };
    }

    /** Gives the seat back once, held or sold; where it was given back before, nothing changes. */
    public Outcome cancel(Stock stock, SeatHistory history) {
        expireIfLapsed(stock, history);
        switch (status) {
            case RESERVED -> end(ReservationStatus.CANCELLED, stock.release(tier, history.now()), history);
            case CONFIRMED -> end(ReservationStatus.CANCELLED, stock.refund(tier, history.now()), history);
            case CANCELLED, EXPIRED -> {}
        }
        return new Granted(details());
    }

    /** Gives the seat back as {@link #cancel} does, but not one that is sold: somebody may have paid for it. */
    public Outcome release(Stock stock, SeatHistory history) {
        return status == ReservationStatus.CONFIRMED ? new Refused(new SeatSold(id)) : cancel(stock, history);
    }

    /** Gives the seat back as {@link #cancel} does, but leaves one that is sold as it is. */
    public Outcome withdraw(Stock stock, SeatHistory history) {
        return status == ReservationStatus.CONFIRMED ? new Granted(details()) : cancel(stock, history);
    }

    /** Gives the seat back if it is held past its time: from {@code expiresAt} on, that moment included. */
    public Outcome expireIfLapsed(Stock stock, SeatHistory history) {
        leaveTheFuture(history.now());
        if (status == ReservationStatus.RESERVED && !history.now().isBefore(expiresAt.toInstant())) {
            end(ReservationStatus.EXPIRED, stock.release(tier, history.now()), history);
        }
        return new Granted(details());
    }

    /** Holds with a later {@code reservedAt} than this are of a clock that was wrong. */
    public static Instant latestBegin(Instant now) {
        return now.plus(Course.FAR_AHEAD);
    }

    /**
     * A hold of a clock that was far ahead, and has been set back since, would keep its seat for as long as that too. It is taken for
     * one that was made now.
     */
    private void leaveTheFuture(Instant now) {
        if (status == ReservationStatus.RESERVED && reservedAt.toInstant().isAfter(latestBegin(now))) {
            var timeToLive = Duration.between(reservedAt, expiresAt);
            reservedAt = now.atOffset(ZoneOffset.UTC);
            expiresAt = reservedAt.plus(timeToLive);
            lapsesAt = expiresAt;
        }
    }

    /** Whether the command means this one. It must name no other course. To hold or sell, it must name the same voucher. */
    public boolean isMeantBy(SeatCommand command) {
        boolean isOfCourse = command.courseId() == null || courseId.equals(command.courseId());
        boolean isOfVoucher =
                !(command instanceof Take wish) || isWithdrawn() || Objects.equals(voucher, wish.voucher());
        return isOfCourse && isOfVoucher;
    }

    /** It stands for what nobody held, and nobody was refused. */
    private boolean isWithdrawn() {
        return refusedBecause == null && !hadSeat;
    }

    public UUID id() {
        return id;
    }

    public UUID courseId() {
        return courseId;
    }

    String currency() {
        return currency;
    }

    BigDecimal lockedPrice() {
        return lockedPrice;
    }

    String because() {
        return because;
    }

    Long priceVersion() {
        return priceVersion;
    }

    ReservationStatus status() {
        return status;
    }

    String tier() {
        return tier;
    }

    /** The code of its voucher; null for none. */
    public String voucher() {
        return voucher;
    }

    /** Whether the roster of this course has it; one that never held a seat is on none. */
    public boolean isOnRosterOf(UUID course) {
        return hadSeat && courseId.equals(course);
    }

    public RosterEntry rosterEntry() {
        return new RosterEntry(
                id,
                student,
                Amount.shown(lockedPrice, currency),
                currency,
                because,
                tier,
                voucher,
                status,
                reservedAt.toInstant(),
                expiresAt.toInstant());
    }

    public ReservationDetails details() {
        return new ReservationDetails(
                id,
                courseId,
                student,
                Amount.shown(lockedPrice, currency),
                currency,
                because,
                priceVersion,
                tier,
                voucher,
                status,
                expiresAt.toInstant());
    }

    private void end(ReservationStatus next, SeatCounts after, SeatHistory history) {
        history.write(after, this, next);
        status = next;
        lapsesAt = null;
    }
}
