package org.coursemarket.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.Reservation;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatChange;
import org.coursemarket.course.seats.entity.SeatChangeDetails;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatsBusy;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.server.problems.Causes;
import org.coursemarket.server.problems.Refusal;
import org.coursemarket.system.SeatReplay;

/**
 * What must be true: after each commit, that the seats are as the model has them and no order contradicts its seat; of each answer,
 * that what it says is committed; in the end, that each order is CONFIRMED exactly when its seat is sold, and every answer still
 * true.
 */
final class Promises implements Guard.Witness {
    private final SeatModel model;
    private final Database courses;
    private final Database orders;
    private final Scheduler scheduler;
    private final int holdsPerStudent;
    private final Map<UUID, Set<ReservationStatus>> committedStatuses = new HashMap<>();
    private final Map<UUID, Instant> existingSince = new HashMap<>();
    private final Map<UUID, Integer> requestsToReserve = new HashMap<>();
    private final Set<String> committedRefusals = new HashSet<>();
    private final Map<UUID, BigDecimal> paid = new LinkedHashMap<>();
    private final Set<UUID> refunded = new HashSet<>();
    private final Set<UUID> refundsWanted = new HashSet<>();
    private final Map<UUID, String> answersByKey = new HashMap<>();

    private int checkedVersion;

    Promises(SeatModel model, Database courses, Database orders, Scheduler scheduler, int holdsPerStudent) {
        this.model = model;
        this.courses = courses;
        this.orders = orders;
        this.scheduler = scheduler;
        this.holdsPerStudent = holdsPerStudent;
    }

    /** Called in the commit itself, so what is committed is what the model has been told. */
    @Override
    @SuppressWarnings("unchecked") // the ledger's only method
    public void sees(Guard.Committed call) {
        check(() -> {
            if (call.result() instanceof CourseDetails course) {
                model.offer(course);
            } else if (call.method().getName().equals("apply")) {
                var commands = (List<SeatCommand>) call.arguments().get(0);
                var outcomes = (List<Outcome>) call.result();
                for (int i = 0; i < commands.size(); i++) {
                    sees(commands.get(i), outcomes.get(i), call);
                }
            }
            int version = courses.version() + orders.version();
            if (version != checkedVersion) {
                checkedVersion = version;
                seatsAreAsTheModelHasThem();
                noOrderContradictsItsSeat();
            }
        });
    }

    /** The course service answers: what it says must be committed by then. */
    CompletionStage<ReservationDetails> watched(CompletionStage<ReservationDetails> answer) {
        return answer.whenComplete((reservation, refusal) -> check(() -> {
            if (reservation != null) {
                require(
                        committedStatuses
                                .getOrDefault(reservation.id(), Set.of())
                                .contains(reservation.status()),
                        "an answer that was never committed: " + reservation);
            }
        }));
    }

    /** Likewise; and what was dropped for want of room or time must not have been done. */
    CompletionStage<ReservationDetails> watchedReserve(UUID id, Supplier<CompletionStage<ReservationDetails>> request) {
        requestsToReserve.merge(id, 1, Integer::sum);
        return request.get()
                .whenComplete((reservation, refusal) -> check(() -> {
                    boolean isDropped = refusal != null && Causes.of(refusal).anyMatch(SeatsBusy.class::isInstance);
                    boolean isTheOnlyOne = requestsToReserve.get(id) == 1;
                    require(!(isDropped && isTheOnlyOne && model.seats.containsKey(id)), "dropped, but done: " + id);
                }));
    }

    /** A buyer was answered. The key is null for none. */
    void bought(Purchase purchase, UUID key, OrderDetails order) {
        check(() -> {
            require(committed(order.id()) != null, "an order that is not in the database: " + order);
            require(order.isOf(purchase), "somebody else's order: " + order);
            if (order.status() == OrderStatus.CONFIRMED) {
                paid.put(order.id(), order.priceAtPurchase());
                require(
                        purchase.maxPrice() == null || order.priceAtPurchase().compareTo(purchase.maxPrice()) <= 0,
                        "a price that nobody agreed to: " + order);
                sameAsBefore(key, order.toString());
            }
        });
    }

    /** A buyer was told no. */
    void refused(Purchase purchase, UUID key, Refusal refusal) {
        check(() -> {
            switch (refusal.slug()) {
                case "sold-out", "unknown-course" ->
                    require(
                            committedRefusals.contains(refusal.slug() + purchase.courseId()),
                            "refused for no reason: " + refusal);
                case "already-purchased" ->
                    require(
                            orders.committed(Order.class).stream()
                                    .map(Order::details)
                                    .anyMatch(order -> order.studentId().equals(purchase.studentId())
                                            && order.courseId().equals(purchase.courseId())),
                            "no other order: " + refusal);
                case "too-many-holds", "seats-unavailable" -> {
                    return; // and may be decided later
                }
                default -> {}
            }
            if (!refusal.slug().equals("already-purchased")) {
                sameAsBefore(key, refusal.slug() + refusal.data());
            }
        });
    }

    /** Somebody asks for a refund. */
    void wantsRefund(UUID orderId) {
        refundsWanted.add(orderId);
    }

    /** And was answered. */
    void refunded(OrderDetails order) {
        check(() -> {
            require(committed(order.id()).refundRequestedAt() != null, "a refund that nobody will do: " + order);
            if (order.status() == OrderStatus.REFUNDED) {
                refunded.add(order.id());
                require(committed(order.id()).status() == OrderStatus.REFUNDED, "a refund that was lost: " + order);
            }
        });
    }

    /** Whether nothing is on its way any more. */
    boolean isSettled() {
        return onTheirWay().findAny().isEmpty();
    }

    private Stream<Object> onTheirWay() {
        return Stream.concat(
                model.seats.values().stream().filter(seat -> seat.status() == ReservationStatus.RESERVED),
                orders.committed(Order.class).stream().map(Order::details).filter(Promises::isOnItsWay));
    }

    void inTheEnd() {
        onTheirWay().findAny().ifPresent(one -> require(false, "still on its way: " + one));
        for (var row : orders.committed(Order.class)) {
            var order = row.details();
            var seat = model.seats.get(order.id());
            boolean isSold = seat != null && seat.status() == ReservationStatus.CONFIRMED;
            require(isSold == (order.status() == OrderStatus.CONFIRMED), order + " and " + seat);
            require(
                    order.status() != OrderStatus.REFUNDED || refundsWanted.contains(order.id()),
                    "a refund that nobody wanted: " + order);
        }
        paid.forEach((id, price) -> {
            var order = committed(id);
            require(price.compareTo(order.priceAtPurchase()) == 0, "another price than " + price + ": " + order);
            require(order.status() != OrderStatus.REJECTED, "an acknowledged purchase is lost: " + order);
        });
        refunded.forEach(
                id -> require(committed(id).status() == OrderStatus.REFUNDED, "an acknowledged refund is lost: " + id));
        trailsLeadToTheCounts();
    }

    private void sees(SeatCommand command, Outcome outcome, Guard.Committed call) {
        String actual;
        if (outcome instanceof Granted granted) {
            actual = granted.reservation().status().name();
        } else {
            actual = ((Refused) outcome).reason().slug();
            if (command instanceof SeatCommand.Reserve reserve) {
                committedRefusals.add(actual + reserve.courseId());
            }
        }
        scheduler.tell(command + ": " + actual);
        String expected = lookedTooEarly(command, actual, call.at()) ? actual : model.answer(command, call.at());
        require(actual.equals(expected), command + " was answered " + actual + ", not " + expected);
    }

    /** No lock guards a reservation that is not there yet: it may have come into being after it was looked for. */
    private boolean lookedTooEarly(SeatCommand command, String actual, Instant lookedAt) {
        var since = existingSince.get(command.reservationId());
        return Set.of("unknown-reservation", "sold-out").contains(actual) && since != null && !since.isBefore(lookedAt);
    }

    private void seatsAreAsTheModelHasThem() {
        var reservations = courses.committed(Reservation.class);
        require(reservations.size() == model.seats.size(), "reservations were lost or doubled");
        for (var row : reservations) {
            var reservation = row.details();
            existingSince.putIfAbsent(reservation.id(), scheduler.now());
            committedStatuses
                    .computeIfAbsent(reservation.id(), id -> new HashSet<>())
                    .add(reservation.status());
            var seat = new SeatModel.Seat(
                    reservation.courseId(), reservation.lockedPrice(), reservation.expiresAt(), reservation.status());
            require(seat.equals(model.seats.get(reservation.id())), reservation + " is not as the model has it");
        }
        Map<UUID, Map<ReservationStatus, Long>> counts = model.seats.values().stream()
                .collect(Collectors.groupingBy(
                        SeatModel.Seat::courseId,
                        Collectors.groupingBy(SeatModel.Seat::status, Collectors.counting())));
        for (var row : courses.committed(Course.class)) {
            var course = row.details();
            var seats = counts.getOrDefault(course.id(), Map.of());
            long held = seats.getOrDefault(ReservationStatus.RESERVED, 0L);
            long sold = seats.getOrDefault(ReservationStatus.CONFIRMED, 0L);
            require(
                    course.heldSeats() == held
                            && course.soldSeats() == sold
                            && course.availableSeats() == course.totalSeats() - held - sold
                            && course.availableSeats() >= 0,
                    course + " has " + held + " held and " + sold + " sold");
        }
    }

    /** The counts of each course, rebuilt from its trail, are its counts. */
    private void trailsLeadToTheCounts() {
        var trails = courses.committed(SeatChange.class).stream()
                .map(SeatChange::details)
                .sorted(Comparator.comparing(SeatChangeDetails::sequence))
                .collect(Collectors.groupingBy(SeatChangeDetails::courseId));
        for (var row : courses.committed(Course.class)) {
            var course = row.details();
            var replayed = SeatReplay.of(
                    trails.get(course.id()).stream().map(Promises::asReplayed).toList());
            require(
                    replayed.equals(
                            new SeatReplay.Seats(course.availableSeats(), course.heldSeats(), course.soldSeats())),
                    "the trail of " + course + " leads to " + replayed);
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

    private void noOrderContradictsItsSeat() {
        var all = orders.committed(Order.class).stream().map(Order::details).toList();
        for (var order : all) {
            var seat = model.seats.get(order.id());
            boolean agrees = switch (order.status()) {
                case PENDING -> true;
                case CONFIRMED ->
                    seat != null
                            && seat.price().compareTo(order.priceAtPurchase()) == 0
                            && (order.refundRequestedAt() != null || seat.status() == ReservationStatus.CONFIRMED);
                case REJECTED -> seat == null || seat.status() != ReservationStatus.CONFIRMED;
                case REFUNDED -> seat == null || !seat.isLive();
            };
            require(agrees, order + " contradicts " + seat);
        }
        orders.committed(Order.class)
                .forEach(row -> require(
                        row.isDue(Instant.MAX) == isOnItsWay(row.details()),
                        "nobody will end, or somebody will end once more, " + row.details()));
        atMost(1, all.stream().filter(Promises::isLive), order -> order.studentId() + order.courseId());
        atMost(
                holdsPerStudent,
                all.stream().filter(order -> order.status() == OrderStatus.PENDING),
                OrderDetails::studentId);
    }

    private void atMost(int most, Stream<OrderDetails> some, Function<OrderDetails, String> whose) {
        some.collect(Collectors.groupingBy(whose, Collectors.counting()))
                .forEach((who, count) -> require(count <= most, who + " has " + count + " orders"));
    }

    private static boolean isOnItsWay(OrderDetails order) {
        return order.status() == OrderStatus.PENDING
                || (order.status() == OrderStatus.CONFIRMED && order.refundRequestedAt() != null);
    }

    private static boolean isLive(OrderDetails order) {
        return order.status() == OrderStatus.PENDING || order.status() == OrderStatus.CONFIRMED;
    }

    private void sameAsBefore(UUID key, String answer) {
        String before = key == null ? null : answersByKey.putIfAbsent(key, answer);
        require(before == null || before.equals(answer), "under one key first " + before + ", then " + answer);
    }

    private OrderDetails committed(UUID id) {
        return orders.committed(Order.class).stream()
                .map(Order::details)
                .filter(order -> order.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** What must not be ends the run, whoever would catch it. */
    private void check(Runnable checks) {
        try {
            checks.run();
        } catch (AssertionError broken) {
            scheduler.fail(broken);
        }
    }

    private static void require(boolean isTrue, String otherwise) {
        if (!isTrue) {
            throw new AssertionError(otherwise);
        }
    }
}
