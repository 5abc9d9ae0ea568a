package org.coursemarket.simulation;

import java.util.List;

/** Mistakes that somebody could make, each as a change to the services' source. */
enum PlantedBug {
    A_SEAT_IS_GIVEN_BACK_AGAIN_BY_A_REPEATED_CANCEL(Edit.course(
            "seats/entity/Reservation",
            "case CANCELLED, EXPIRED -> {}",
            "case CANCELLED, EXPIRED -> course.release();")),

    AN_EXPIRED_HOLD_IS_CONFIRMED(Edit.course(
            "seats/entity/Reservation",
            "Outcome confirm(Course course, SeatTrail trail) {\n        expireIfLapsed(course, trail);",
            "Outcome confirm(Course course, SeatTrail trail) {")),

    A_LATE_CONFIRM_REVIVES_A_HOLD(
            Edit.course(
                    "seats/entity/Reservation",
                    "case EXPIRED -> new Refused(new ReservationExpired(id, expiresAt.toInstant()));",
                    "case EXPIRED -> { course.hold(); end(ReservationStatus.CONFIRMED, course.sell(), trail); yield new Granted(details()); }")),

    EXPIRY_IGNORES_THAT_THE_SEAT_WAS_SOLD_MEANWHILE(Edit.course(
            "seats/entity/Reservation",
            "if (status == ReservationStatus.RESERVED && !trail.now().isBefore(expiresAt.toInstant()))",
            "if (status != ReservationStatus.EXPIRED && !trail.now().isBefore(expiresAt.toInstant()))")),

    THE_PRICE_IS_THAT_OF_THE_CONFIRMATION(Edit.course(
            "seats/entity/Reservation",
            "end(ReservationStatus.CONFIRMED, course.sell(), trail);",
            "end(ReservationStatus.CONFIRMED, course.sell(), trail); lockedPrice = course.price();")),

    HELD_SEATS_ARE_SOLD_TO_OTHERS(
            Edit.course("catalog/entity/Course", "return availableSeats == 0;", "return soldSeats == totalSeats;")),

    A_COURSE_IS_NOT_LOCKED(
            Edit.course("catalog/control/CourseStore", ".setLockMode(LockModeType.PESSIMISTIC_WRITE)", "")),

    A_REPEATED_RESERVE_MAKES_A_NEW_HOLD(Edit.course(
            "seats/control/LedgerPage",
            "if (earlier != null) {",
            "if (earlier != null && !earlier.isOf(command.courseId())) {")),

    AN_ANSWER_COMES_BEFORE_THE_COMMIT(
            Edit.course(
                    "seats/control/SeatLedger",
                    "var outcomes = commands.stream().map(page::decide).toList();",
                    "var outcomes = commands.stream().map(page::decide).toList(); EARLY.get().accept(outcomes);"),
            Edit.course(
                    "seats/control/SeatLedger",
                    "    @Inject\n    CourseStore courses;",
                    "    static final ThreadLocal<java.util.function.Consumer<List<Outcome>>> EARLY = new ThreadLocal<>();\n"
                            + "    @Inject CourseStore courses;"),
            Edit.course(
                    "seats/control/SeatDesk",
                    "        List<Outcome> outcomes;\n",
                    "        List<Outcome> outcomes;\n SeatLedger.EARLY.set(early -> answer(batch, early));\n")),

    A_CHANGE_IS_LEFT_OUT_OF_THE_TRAIL(Edit.course(
            "seats/control/SeatLedger",
            "changes.add(trail.changes());",
            "changes.add(trail.changes().stream().limit(1).toList());")),

    A_COMMAND_IS_DROPPED_AFTER_IT_WAS_APPLIED(
            Edit.course("seats/control/SeatDesk", "settle(withoutOverdue(batch));", "settle(batch);"),
            Edit.course(
                    "seats/control/SeatDesk",
                    "        answer(batch, outcomes);\n",
                    "        withoutOverdue(batch);\n        answer(batch, outcomes);\n")),

    A_FAILED_COMMIT_IS_ANSWERED_AS_BUSY(Edit.course(
            "seats/control/SeatDesk",
            "batch.forEach(request -> request.reply.completeExceptionally(failure));",
            "batch.forEach(request -> request.reply.complete(refuse(\"The database is busy.\")));")),

    RECOVERY_CONFIRMS_AN_ORDER_WHOSE_HOLD_HAS_LAPSED(Edit.order(
            "orders/control/OrderPlacement", "throw new SeatLost(reservation.id());", "return reservation;")),

    AN_ORDER_IS_CONFIRMED_BEFORE_ITS_SEAT_IS_SOLD(Edit.order(
            "orders/control/OrderPlacement",
            "return seats.confirm(reservation.id(), attempt);",
            "return reservation;")),

    THE_BUYERS_LIMIT_IS_NOT_LOOKED_AT(Edit.order(
            "orders/control/OrderPlacement", "compareTo(order.maxPrice()) > 0", "compareTo(order.maxPrice()) > 1")),

    A_TIMEOUT_IS_TAKEN_FOR_A_FAILURE(
            Edit.order("seats/control/SeatsFallback", "if (nothingBegun) {", "if (nothingBegun || true) {")),

    A_LATE_ATTEMPT_REJECTS_WHAT_THE_PRESENT_ONE_SELLS(Edit.order(
            "orders/entity/Order",
            "if (status != OrderStatus.PENDING || attempt != attempts.last()) {",
            "if (status != OrderStatus.PENDING) {")),

    A_REFUND_IS_BEGUN_AGAIN(Edit.order(
            "orders/entity/Order",
            "if (status == OrderStatus.CONFIRMED && refundRequestedAt == null) {",
            "if (status == OrderStatus.REFUNDED || refundRequestedAt == null) {")),

    A_REFUND_IS_MARKED_BEFORE_THE_SEAT_IS_GIVEN_BACK(Edit.order(
            "orders/control/Refunds",
            "            seats.cancel(order.reservationId(), attempt);",
            "            orders.refund(order.id()); seats.cancel(order.reservationId(), attempt);")),

    A_STUDENT_HOLDS_WHATEVER_THEY_LIKE(Edit.order(
            "orders/control/HoldLimit", ".orElseThrow(() -> new TooManyHolds(limit));", ".orElse(limit + tries);")),

    A_KEY_FORGETS_A_REFUSAL(Edit.order(
            "orders/entity/Order", "if (reason.kind() == Refusal.Kind.BUSY) {", "if (reason.kind() != null) {"));

    /** One place in one file, which must be there just once. */
    record Edit(String file, String original, String planted) {
        static Edit course(String type, String original, String planted) {
            return new Edit("course-war/src/main/java/org/coursemarket/course/" + type + ".java", original, planted);
        }

        static Edit order(String type, String original, String planted) {
            return new Edit("order-war/src/main/java/org/coursemarket/order/" + type + ".java", original, planted);
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // it is made by List.of
    private final List<Edit> edits;

    PlantedBug(Edit... edits) {
        this.edits = List.of(edits);
    }

    List<Edit> edits() {
        return edits;
    }
}
