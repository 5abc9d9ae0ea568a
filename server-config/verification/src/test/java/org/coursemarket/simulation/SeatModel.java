package org.coursemarket.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.coursemarket.course.pricing.entity.WrittenPriceRules;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Expire;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatCommand.Sell;
import org.coursemarket.course.seats.entity.SeatCommand.Take;
import org.coursemarket.course.seats.entity.SeatCommand.Transition;
import org.coursemarket.course.seats.entity.SeatCommand.Withdraw;
import org.coursemarket.runtime.http.Money;

/**
 * The seats as the contract has them, one command after another: nothing is counted, each course has as many seats free as are not
 * held or sold. An answer is a status or the name of a refusal.
 */
final class SeatModel {
    /** One reservation. */
    record Seat(
            UUID courseId, BigDecimal price, String tier, String voucher, Instant expiresAt, ReservationStatus status) {
        boolean isLive() {
            return status == ReservationStatus.RESERVED || status == ReservationStatus.CONFIRMED;
        }

        Seat with(ReservationStatus next) {
            return new Seat(courseId, price, tier, voucher, expiresAt, next);
        }
    }

    private static final BigDecimal MOST = new BigDecimal(Money.MOST);

    final Map<UUID, CourseDetails> courses = new HashMap<>();
    final Map<UUID, Seat> seats = new LinkedHashMap<>();
    final PriceModel prices = new PriceModel();
    private final Map<UUID, BigDecimal> lowestPrices = new HashMap<>();
    private final Map<UUID, Long> priceVersions = new HashMap<>();
    /** When seats or price of each course were changed the last time: no clock that is behind takes it back. */
    private final Map<UUID, Instant> lastChanges = new HashMap<>();

    private final Set<UUID> withdrawn = new HashSet<>();
    private final Map<UUID, String> refusedSales = new HashMap<>();
    private final Duration timeToLive;

    SeatModel(Duration timeToLive) {
        this.timeToLive = timeToLive;
    }

    /** A course is new, or has a new price, by a clock that shows this. */
    void offer(CourseDetails course, Instant shown) {
        if (courses.put(course.id(), course) == null) {
            change(course.id(), shown);
        } else {
            priceIsSet(course.id(), moment(course.id(), shown));
        }
        prices.offer(course);
        priceVersions.merge(course.id(), 1L, Long::sum);
    }

    /** It has as many seats as it has now, by a clock that shows this; first lapsed holds give back what else would be too many. */
    void resize(CourseDetails course, Instant shown) {
        var id = course.id();
        var now = moment(id, shown);
        if (taken(id, seat -> true) > course.totalSeats()) {
            lapseAll(id, now, seat -> true);
        }
        if (course.totalSeats() != courses.get(id).totalSeats()) {
            changed(id, now);
        }
        courses.put(id, course);
    }

    /** How often its price was set. */
    long priceVersion(UUID course) {
        return priceVersions.get(course);
    }

    /** Its price has new rules, likewise. */
    void rule(UUID course, WrittenPriceRules rules, Instant shown) {
        priceIsSet(course, moment(course, shown));
        prices.rule(course, rules);
        priceVersions.merge(course, 1L, Long::sum);
    }

    /** The moment of all the commands of a batch, some of which have seen the reservation that they mean. */
    Instant moment(Collection<SeatCommand> batch, Set<SeatCommand> seeing, Instant shown) {
        return batch.stream()
                .flatMap(command -> Stream.of(command.courseId(), seeing.contains(command) ? courseOf(command) : null))
                .map(course -> moment(course, shown))
                .max(Instant::compareTo)
                .orElse(shown);
    }

    Instant moment(UUID course, Instant shown) {
        var last = lastChanges.getOrDefault(course, shown);
        return last.isAfter(shown) ? last : shown;
    }

    /** Of the reservation that it changes; null for none. */
    private UUID courseOf(SeatCommand command) {
        var seat = seats.get(command.reservationId());
        return command instanceof Transition && seat != null ? seat.courseId() : null;
    }

    /** What it was until now counts, even for no time. */
    private void priceIsSet(UUID course, Instant now) {
        keepLowest(course, now);
        change(course, now);
    }

    /** Its seats are changed next. What the price was for no time was nobody's. */
    private void changed(UUID course, Instant now) {
        if (lastChanges.get(course).isBefore(now)) {
            keepLowest(course, now);
        }
        change(course, now);
    }

    private void change(UUID course, Instant now) {
        lastChanges.put(course, now);
    }

    private void keepLowest(UUID course, Instant now) {
        lowestPrices.put(course, lowestPrice(course, now));
    }

    /** The lowest price without a voucher up to this moment, with what it was since the last change. */
    BigDecimal lowestPrice(UUID course, Instant now) {
        var last = lastChanges.get(course);
        return Stream.concat(
                        Stream.of(last, now),
                        prices.edges(course).filter(edge -> edge.isAfter(last) && !edge.isAfter(now)))
                .map(moment -> price(courses.get(course), null, moment).amount())
                .reduce(lowestPrices.getOrDefault(course, MOST), BigDecimal::min);
    }

    String answer(SeatCommand command, Instant now) {
        var seat = seats.get(command.reservationId());
        if (seat == null) {
            return command.courseId() == null ? "unknown-reservation" : begin(command, now);
        }
        if (command.courseId() != null && !command.courseId().equals(seat.courseId())) {
            return "reservation-key-reused";
        }
        if (command instanceof Take wish
                && !withdrawn.contains(command.reservationId())
                && !Objects.equals(wish.voucher(), seat.voucher())) {
            return "reservation-key-reused";
        }
        lapse(command.reservationId(), now);
        return repeat(command, now);
    }

    private String repeat(SeatCommand command, Instant now) {
        var id = command.reservationId();
        var seat = seats.get(id);
        if (command instanceof Sell sale) {
            return sellAgain(sale, seat, now);
        }
        if (command instanceof Confirm) {
            return confirm(id, seat, now);
        }
        boolean isSpared = command instanceof Expire
                || (command instanceof Withdraw && seat.status() == ReservationStatus.CONFIRMED);
        return command instanceof Reserve || isSpared || !seat.isLive()
                ? seat.status().name()
                : become(id, ReservationStatus.CANCELLED, now);
    }

    private String confirm(UUID id, Seat seat, Instant now) {
        return switch (seat.status()) {
            case RESERVED, CONFIRMED -> become(id, ReservationStatus.CONFIRMED, now);
            case CANCELLED -> "reservation-cancelled";
            case EXPIRED -> "reservation-expired";
        };
    }

    private String sellAgain(Sell sale, Seat seat, Instant now) {
        var id = sale.reservationId();
        if (seat.status() == ReservationStatus.RESERVED && isTooDear(sale, seat.price())) {
            become(id, ReservationStatus.CANCELLED, now);
            refusedSales.put(id, "price-changed");
        }
        String refusal = refusedSales.get(id);
        if (refusal == null) {
            return confirm(id, seat, now);
        }
        return !refusal.equals("price-changed") || isTooDear(sale, seat.price()) ? refusal : "reservation-cancelled";
    }

    private String begin(SeatCommand command, Instant now) {
        var course = courses.get(command.courseId());
        if (course == null) {
            return "unknown-course";
        }
        if (!(command instanceof Take wish)) {
            withdrawn.add(command.reservationId());
            return be(command.reservationId(), course, null, now, ReservationStatus.CANCELLED);
        }
        String refusal = refusal(wish, course, now);
        if (refusal == null) {
            var status = wish instanceof Sell ? ReservationStatus.CONFIRMED : ReservationStatus.RESERVED;
            return be(wish.reservationId(), course, wish.voucher(), now, status);
        }
        if (wish instanceof Sell) {
            refusedSales.put(wish.reservationId(), refusal);
            be(wish.reservationId(), course, wish.voucher(), now, ReservationStatus.CANCELLED);
        }
        return refusal;
    }

    /** Null for none. What lapsed holds have taken is given back before anybody is refused for want of it. */
    private String refusal(Take wish, CourseDetails course, Instant now) {
        if (course.status() != CourseStatus.OPEN) {
            return "course-not-open";
        }
        if (taken(course.id(), seat -> true) == course.totalSeats()) {
            lapseAll(course.id(), now, seat -> true);
        }
        if (taken(course.id(), seat -> true) == course.totalSeats()) {
            return "sold-out";
        }
        if (wish.voucher() != null) {
            var voucher = prices.voucher(course.id(), wish.voucher());
            if (voucher == null || !voucher.isValid(now)) {
                return "voucher-invalid";
            }
            Predicate<Seat> hasIt = seat -> wish.voucher().equals(seat.voucher());
            if (taken(course.id(), hasIt) >= voucher.uses()) {
                lapseAll(course.id(), now, hasIt);
            }
            if (taken(course.id(), hasIt) >= voucher.uses()) {
                return "voucher-exhausted";
            }
        }
        for (var tier : prices.tiers(course.id())) {
            Predicate<Seat> isIn = seat -> tier.name().equals(seat.tier());
            if (taken(course.id(), isIn) < tier.seats()) {
                break;
            }
            long sold = taken(course.id(), isIn.and(seat -> seat.status() == ReservationStatus.CONFIRMED));
            if (sold < tier.seats()) {
                lapseAll(course.id(), now, isIn);
            }
            if (taken(course.id(), isIn) < tier.seats()) {
                break;
            }
        }
        return wish instanceof Sell sale
                        && isTooDear(sale, price(course, wish.voucher(), now).amount())
                ? "price-changed"
                : null;
    }

    private void lapseAll(UUID course, Instant now, Predicate<Seat> which) {
        seats.keySet().stream()
                .filter(id -> seats.get(id).courseId().equals(course) && which.test(seats.get(id)))
                .forEach(id -> lapse(id, now));
    }

    private static boolean isTooDear(Sell sale, BigDecimal price) {
        return sale.maxPrice() != null && price.compareTo(sale.maxPrice()) > 0;
    }

    private String be(UUID id, CourseDetails course, String voucher, Instant now, ReservationStatus status) {
        boolean isOver = status == ReservationStatus.CANCELLED;
        boolean isTooDear = "price-changed".equals(refusedSales.get(id));
        var price = price(course, isOver && !isTooDear ? null : voucher, now);
        var expiresAt = isOver ? now : now.plus(timeToLive);
        var tier = isOver ? null : price.tier();
        if (!isOver) {
            keepLowest(course.id(), now);
            change(course.id(), now);
        }
        seats.put(id, new Seat(course.id(), price.amount(), tier, voucher, expiresAt, status));
        return status.name();
    }

    /** What a hold would lock as the seats stand; the voucher is null for none. */
    PriceModel.Price price(CourseDetails course, String voucher, Instant now) {
        long sold = taken(course.id(), seat -> seat.status() == ReservationStatus.CONFIRMED);
        ToLongFunction<String> placesTaken = tier -> taken(course.id(), seat -> tier.equals(seat.tier()));
        return prices.price(course, (int) sold, placesTaken, voucher, now);
    }

    private long taken(UUID course, Predicate<Seat> which) {
        return seats.values().stream()
                .filter(seat -> seat.courseId().equals(course) && seat.isLive() && which.test(seat))
                .count();
    }

    private void lapse(UUID id, Instant now) {
        var seat = seats.get(id);
        if (seat != null && seat.status() == ReservationStatus.RESERVED && !now.isBefore(seat.expiresAt())) {
            become(id, ReservationStatus.EXPIRED, now);
        }
    }

    private String become(UUID id, ReservationStatus status, Instant now) {
        var seat = seats.get(id);
        if (seat.status() != status) {
            changed(seat.courseId(), now);
            seats.put(id, seat.with(status));
        }
        return status.name();
    }
}
