package org.coursemarket.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.prices.entity.PriceVersion;
import org.coursemarket.course.pricing.entity.Uses;
import org.coursemarket.course.pricing.entity.WrittenPriceRules;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.Reservation;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatChange;
import org.coursemarket.course.seats.entity.SeatChangeDetails;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.vouchers.entity.Voucher;
import org.coursemarket.testing.SeatReplay;

/** The rows of the course service: what is true of them after each commit, as the model has it, and what each command came to. */
final class SeatBooks {
    /** Refusals that leave no reservation behind. */
    private static final Set<String> UNRECORDED =
            Set.of("unknown-reservation", "course-not-open", "sold-out", "voucher-invalid", "voucher-exhausted");

    private final SeatModel model;
    private final Database courses;
    private final Scheduler scheduler;
    private final Map<UUID, Instant> existingSince = new HashMap<>();
    private final Map<SeatCommand, Set<String>> outcomes = new HashMap<>();
    private final Set<String> refusedOnes = new HashSet<>();

    SeatBooks(SeatModel model, Database courses, Scheduler scheduler) {
        this.model = model;
        this.courses = courses;
        this.scheduler = scheduler;
    }

    int version() {
        return courses.version();
    }

    /** The reservation under this id; null for none. */
    SeatModel.Seat seat(UUID id) {
        return model.seats.get(id);
    }

    /** Whether the command came to this, a status or the name of a refusal, in some commit. */
    boolean hasCommitted(SeatCommand command, String outcome) {
        return outcomes.getOrDefault(command, Set.of()).contains(outcome);
    }

    /** Whether somebody was refused a seat of the course like this. */
    boolean hasRefused(UUID course, String refusal) {
        return refusedOnes.contains(refusal + course);
    }

    boolean isHeld() {
        return model.seats.values().stream().anyMatch(seat -> seat.status() == ReservationStatus.RESERVED);
    }

    void offered(CourseDetails course, MachineClock.Reading time) {
        model.offer(course, time.shown());
    }

    /** It is on sale from now on, or not. */
    void became(CourseDetails course) {
        model.courses.put(course.id(), course);
    }

    /** It has so many seats from now on. */
    void resized(CourseDetails course, int seats, MachineClock.Reading time) {
        Promise.SEATS_ADD_UP.require(course.totalSeats() == seats, () -> course + " has not " + seats);
        model.resize(course, time.shown());
    }

    void issued(UUID course, String code, PriceModel.Voucher voucher) {
        model.prices.issue(course, code, voucher);
    }

    /** The time is that of a change; where the rules were these already, it says nothing. */
    void ruled(UUID course, WrittenPriceRules rules, long version, MachineClock.Reading time) {
        if (version != model.priceVersion(course)) {
            model.rule(course, rules, time.shown());
        }
    }

    /** Called in the commit itself, so what is committed is what the model has been told. */
    void applied(List<SeatCommand> commands, List<Outcome> results, MachineClock.Reading time) {
        Promise.AN_ANSWER_IS_WHAT_WAS_COMMITTED.require(
                commands.size() == results.size(), () -> commands + " came to " + results);
        var words = results.stream().map(SeatBooks::word).toList();
        var seen = new HashSet<SeatCommand>();
        for (int i = 0; i < commands.size(); i++) {
            if (!hasLookedTooEarly(commands.get(i), words.get(i), time)) {
                seen.add(commands.get(i));
            }
        }
        var moment = model.moment(commands, seen, time.shown());
        for (int i = 0; i < commands.size(); i++) {
            var command = commands.get(i);
            applied(command, words.get(i), seen.contains(command) ? model.answer(command, moment) : words.get(i));
        }
    }

    private void applied(SeatCommand command, String actual, String expected) {
        scheduler.tell(command + ": " + actual);
        outcomes.computeIfAbsent(command, unknown -> new HashSet<>()).add(actual);
        if (command.courseId() != null) {
            refusedOnes.add(actual + command.courseId());
        }
        Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM.require(
                actual.equals(expected), () -> command + " was answered " + actual + ", not " + expected);
    }

    /** No lock guards a reservation that is not there yet: it may have come into being after it was looked for. */
    private boolean hasLookedTooEarly(SeatCommand command, String actual, MachineClock.Reading time) {
        var since = existingSince.get(command.reservationId());
        return UNRECORDED.contains(actual) && since != null && !since.isBefore(time.real());
    }

    private static String word(Outcome outcome) {
        return outcome instanceof Granted granted
                ? granted.reservation().status().name()
                : ((Refused) outcome).reason().type();
    }

    void check() {
        var reservations = courses.committed(Reservation.class);
        Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM.require(
                reservations.size() == model.seats.size(), () -> "reservations were lost or doubled");
        for (var row : reservations) {
            var reservation = row.details();
            existingSince.putIfAbsent(reservation.id(), scheduler.now());
            var seat = new SeatModel.Seat(
                    reservation.courseId(),
                    reservation.lockedPrice(),
                    reservation.tier(),
                    reservation.voucher(),
                    reservation.expiresAt(),
                    reservation.status());
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM.require(
                    seat.equals(seat(reservation.id())), () -> reservation + ", not " + seat(reservation.id()));
        }
        Map<UUID, Map<ReservationStatus, Long>> counts = model.seats.values().stream()
                .collect(Collectors.groupingBy(
                        SeatModel.Seat::courseId,
                        Collectors.groupingBy(SeatModel.Seat::status, Collectors.counting())));
        for (var course : courses.committed(Course.class)) {
            var moment = model.moment(course.id(), scheduler.now());
            var details = course.details(moment);
            addsUp(details, counts);
            var price = model.price(details, null, moment).amount();
            Promise.A_PRICE_IS_SHOWN_AS_A_HOLD_WOULD_HAVE_IT.require(
                    details.price().compareTo(price) == 0, () -> details + ", not " + price);
            var lowest = model.lowestPrice(course.id(), moment);
            Promise.THE_LOWEST_PRICE_IS_THE_LOWEST_THERE_WAS.require(
                    details.lowestPrice30Days().compareTo(lowest) == 0, () -> details + ", not " + lowest);
        }
        checkUses();
    }

    /** What tiers and vouchers count as taken is what the reservations have. */
    private void checkUses() {
        for (var course : courses.committed(Course.class)) {
            var places = model.seats.values().stream()
                    .filter(seat -> seat.courseId().equals(course.id()) && seat.isLive() && seat.tier() != null)
                    .collect(Collectors.groupingBy(SeatModel.Seat::tier, uses()));
            Promise.USES_ADD_UP.require(
                    course.tierPlaces().byTier().equals(places),
                    () -> "of the tiers " + course.tierPlaces() + ", not " + places);
        }
        for (var voucher : courses.committed(Voucher.class)) {
            var taken = model.seats.values().stream()
                    .filter(seat -> seat.courseId().equals(voucher.courseId()) && seat.isLive())
                    .filter(seat -> voucher.code().equals(seat.voucher()))
                    .collect(uses());
            int most = model.prices.voucher(voucher.courseId(), voucher.code()).uses();
            Promise.USES_ADD_UP.require(
                    voucher.taken().equals(taken) && taken.taken() <= most,
                    () -> "of " + voucher.code() + " " + voucher.taken() + ", not " + taken + " of " + most);
        }
    }

    private static Collector<SeatModel.Seat, ?, Uses> uses() {
        return Collectors.collectingAndThen(
                Collectors.partitioningBy(seat -> seat.status() == ReservationStatus.RESERVED, Collectors.counting()),
                counts ->
                        new Uses(counts.get(true).intValue(), counts.get(false).intValue()));
    }

    private static void addsUp(CourseDetails course, Map<UUID, Map<ReservationStatus, Long>> counts) {
        var seats = counts.getOrDefault(course.id(), Map.of());
        long held = seats.getOrDefault(ReservationStatus.RESERVED, 0L);
        long sold = seats.getOrDefault(ReservationStatus.CONFIRMED, 0L);
        Promise.SEATS_ADD_UP.require(
                course.heldSeats() == held
                        && course.soldSeats() == sold
                        && course.availableSeats() == course.totalSeats() - held - sold
                        && course.availableSeats() >= 0,
                () -> course + " has " + held + " held and " + sold + " sold");
    }

    /** What the history says of a hold's price is what the hold says, and the version that made it was kept. */
    private void checkPrices(List<SeatChangeDetails> history, Set<Long> versions) {
        for (var row : history) {
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM.require(
                    row.to() != ReservationStatus.RESERVED || isPricedAsHeld(row, versions),
                    () -> row + " has another price");
        }
    }

    private boolean isPricedAsHeld(SeatChangeDetails row, Set<Long> versions) {
        return row.lockedPrice().compareTo(seat(row.reservationId()).price()) == 0
                && versions.contains(row.priceVersion());
    }

    private Set<Long> priceVersions(UUID course, String currency) {
        return courses.committed(PriceVersion.class).stream()
                .filter(version -> version.isOf(course))
                .map(version -> version.details(currency).version())
                .collect(Collectors.toSet());
    }

    /** The counts of each course, rebuilt from its history, are its counts. */
    void checkHistories() {
        var histories = courses.committed(SeatChange.class).stream()
                .map(SeatChange::details)
                .sorted(Comparator.comparing(SeatChangeDetails::sequence))
                .collect(Collectors.groupingBy(SeatChangeDetails::courseId));
        for (var row : courses.committed(Course.class)) {
            var course = row.details(scheduler.now());
            var history = histories.getOrDefault(course.id(), List.of());
            checkPrices(history, priceVersions(course.id(), course.currency()));
            var replayed = replayed(history);
            var actual = new SeatReplay.Seats(course.availableSeats(), course.heldSeats(), course.soldSeats());
            Promise.THE_HISTORY_LEADS_TO_THE_COUNTS.require(
                    replayed.equals(actual), () -> "that of " + course + " leads to " + replayed);
        }
    }

    private static SeatReplay.Seats replayed(List<SeatChangeDetails> history) {
        try {
            return SeatReplay.of(history.stream().map(SeatBooks::asReplayed).toList());
        } catch (AssertionError broken) {
            throw new Promise.Broken(Promise.THE_HISTORY_LEADS_TO_THE_COUNTS, broken.getMessage());
        }
    }

    private static SeatReplay.Change asReplayed(SeatChangeDetails row) {
        return SeatReplay.Change.of(
                row.sequence(),
                row.reservationId(),
                row.from(),
                row.to(),
                new SeatReplay.Seats(row.availableSeats(), row.heldSeats(), row.soldSeats()));
    }
}
