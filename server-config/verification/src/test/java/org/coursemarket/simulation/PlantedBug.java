package org.coursemarket.simulation;

import java.util.List;

/** Mistakes that somebody could make, each as a change to the services' source. */
enum PlantedBug {
    A_SEAT_IS_GIVEN_BACK_AGAIN_BY_A_REPEATED_CANCEL(
            Promise.SEATS_ADD_UP,
            Edit.course(
                    "seats/entity/Reservation",
                    "case CANCELLED, EXPIRED -> {}",
                    "case CANCELLED, EXPIRED -> stock.course().release(null, history.now());")),

    AN_EXPIRED_HOLD_IS_CONFIRMED(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/entity/Reservation",
                    "Outcome confirm(Stock stock, SeatHistory history) {\n        expireIfLapsed(stock, history);",
                    "Outcome confirm(Stock stock, SeatHistory history) {")),

    A_LATE_CONFIRM_REVIVES_A_HOLD(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/entity/Reservation",
                    "case EXPIRED -> new Refused(new ReservationExpired(id, expiresAt.toInstant()));",
                    "case EXPIRED -> { stock.hold(tier, history.now()); end(ReservationStatus.CONFIRMED, stock.sell(tier, history.now()), history); yield new Granted(details()); }")),

    EXPIRY_IGNORES_THAT_THE_SEAT_WAS_SOLD_MEANWHILE(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/entity/Reservation",
                    "if (status == ReservationStatus.RESERVED && !history.now().isBefore(expiresAt.toInstant()))",
                    "if (status != ReservationStatus.EXPIRED && !history.now().isBefore(expiresAt.toInstant()))")),

    THE_PRICE_IS_THAT_OF_THE_CONFIRMATION(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/entity/Reservation",
                    "end(ReservationStatus.CONFIRMED, stock.sell(tier, history.now()), history);",
                    "end(ReservationStatus.CONFIRMED, stock.sell(tier, history.now()), history); lockedPrice = stock.price(history.now()).amount();")),

    A_HELD_SEAT_MOVES_THE_PRICE(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "catalog/entity/Course",
                    "new Circumstances(totalSeats, soldSeats, tierPlaces, null, now)",
                    "new Circumstances(totalSeats, soldSeats + heldSeats, tierPlaces, null, now)")),

    A_PRICE_IS_ROUNDED_BETWEEN_TWO_RULES(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "pricing/entity/Pricing",
                    "running = rule.adjustment().applyTo(running, times);",
                    "running = Amount.rounded(rule.adjustment().applyTo(running, times), currency);")),

    A_NEW_BASE_PRICE_FORGETS_THE_RULES(
            Promise.A_PRICE_IS_SHOWN_AS_A_HOLD_WOULD_HAVE_IT,
            Edit.course(
                    "catalog/entity/Course", "basePrice = next;", "basePrice = next; priceRules = PriceRules.NONE;")),

    A_BATCH_HAS_THE_TIME_OF_ITS_NODE(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course("seats/control/SeatLedger", "course.moment(shown)", "shown")),

    A_SALE_FORGETS_WHAT_THE_PRICE_WAS(
            Promise.THE_LOWEST_PRICE_IS_THE_LOWEST_THERE_WAS,
            Edit.course("catalog/entity/Course", "if (hasRules() && !(", "if (hasRules() && soldSeats == 0 && !(")),

    WHAT_IS_THERE_WITHIN_A_SALE_IS_A_LOWEST_PRICE(
            Promise.THE_LOWEST_PRICE_IS_THE_LOWEST_THERE_WAS,
            Edit.course(
                    "catalog/entity/Course",
                    "if (hasRules() && !(priceLows != null && priceLows.until().equals(now))) {",
                    "if (hasRules()) {")),

    A_NEW_BASE_PRICE_HAS_THE_TIME_OF_ITS_NODE(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "catalog/control/Catalog",
                    "var now = course.moment(clock.instant());\n        course.reprice",
                    "var now = clock.instant();\n        course.reprice")),

    A_PAUSED_COURSE_SELLS(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/control/SeatBatch",
                    "if (!course.isOpen()) {",
                    "if (course.isFull() && !course.isOpen()) {")),

    A_PAUSED_COURSE_GIVES_UP_ITS_HOLDS(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/entity/Reservation",
                    "case RESERVED -> {\n",
                    "case RESERVED -> { if (!stock.course().isOpen()) { yield new Refused(new ReservationCancelled(id)); }\n")),

    A_COURSE_BECOMES_SMALLER_THAN_WHAT_IS_HELD_AND_SOLD(
            Promise.SEATS_ADD_UP,
            Edit.course(
                    "catalog/entity/Course", "return seats >= heldSeats + soldSeats;", "return seats >= soldSeats;")),

    THE_HISTORY_KNOWS_NO_OTHER_TOTAL(
            Promise.THE_HISTORY_LEADS_TO_THE_COUNTS,
            Edit.course("seats/control/TotalSeats", ".ifPresent(history::writeResizing)", "")),

    MORE_SEATS_FORGET_WHAT_THE_PRICE_WAS(
            Promise.THE_LOWEST_PRICE_IS_THE_LOWEST_THERE_WAS,
            Edit.course("catalog/entity/Course", "keepLowsSince(now);\n        totalSeats", "totalSeats")),

    NEW_RULES_HAVE_THE_TIME_OF_THEIR_NODE(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "prices/control/Prices", "var now = course.moment(clock.instant())", "var now = clock.instant()")),

    RULES_ARE_SET_OUTSIDE_OF_THE_LOCK(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "prices/control/Prices",
                    "courses.lock(id).requireMayActFor(caller)",
                    "courses.find(id).orElseThrow().requireMayActFor(caller)")),

    A_PRICE_IS_THAT_OF_TWO_SECONDS_LATER(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/control/SeatBatch",
                    "return stock.price(history.now());",
                    "return stock.price(history.now().plusSeconds(2));")),

    A_USE_IS_NOT_GIVEN_BACK_AT_EXPIRY(
            Promise.USES_ADD_UP,
            Edit.course(
                    "seats/entity/Reservation",
                    "end(ReservationStatus.EXPIRED, stock.release(tier, history.now()), history);",
                    "end(ReservationStatus.EXPIRED, stock.course().release(tier, history.now()), history);")),

    A_USE_IS_COUNTED_AT_THE_CONFIRMATION_ONLY(
            Promise.USES_ADD_UP,
            Edit.course("seats/entity/Stock", "voucher.move(Uses::hold);", ""),
            Edit.course(
                    "seats/entity/Stock",
                    "voucher.move(Uses::spend);",
                    "voucher.move(uses -> new Uses(uses.held(), uses.spent() + 1));"),
            Edit.course("seats/entity/Stock", "voucher.move(Uses::release);", "")),

    A_TIER_FORGETS_ITS_PLACES_WITH_NEW_RULES(
            Promise.USES_ADD_UP,
            Edit.course(
                    "catalog/entity/Course",
                    "priceRules = rules;",
                    "priceRules = rules; tierPlaces = TierPlaces.NONE;")),

    A_PLACE_IS_SPENT_OF_THE_TIER_THAT_COUNTS_AT_THE_CONFIRMATION(
            Promise.USES_ADD_UP,
            Edit.course(
                    "seats/entity/Reservation",
                    "end(ReservationStatus.CONFIRMED, stock.sell(tier, history.now()), history);",
                    "end(ReservationStatus.CONFIRMED, stock.sell(stock.price(history.now()).tier(), history.now()), history);")),

    A_VOUCHER_MUST_BE_VALID_AT_THE_CONFIRMATION(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/entity/Reservation",
                    "Outcome confirm(Stock stock, SeatHistory history) {\n",
                    "Outcome confirm(Stock stock, SeatHistory history) {\n"
                            + " if (voucher != null && !stock.voucher().discount().isValid(history.now())) {"
                            + " return new Refused(new VoucherInvalid(courseId)); }\n")),

    A_VOUCHER_IS_USED_UP_BY_HOLDS_THAT_HAVE_LAPSED(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course("seats/control/SeatBatch", "lapsed.giveBack(course, voucher);", "")),

    A_TIER_IS_FULL_OF_HOLDS_THAT_HAVE_LAPSED(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course("seats/control/SeatBatch", "lapsed.giveBackUntilATierIsFree(stock.course());", "")),

    A_CANCEL_GIVES_BACK_A_USE_THAT_WAS_NEVER_TAKEN(
            Promise.USES_ADD_UP,
            Edit.course(
                    "seats/entity/Reservation",
                    "case CANCELLED, EXPIRED -> {}",
                    "case CANCELLED, EXPIRED -> { if (stock.voucher() != null && stock.voucher().taken().spent() > 0) {"
                            + " stock.voucher().move(org.coursemarket.course.pricing.entity.Uses::refund); } }")),

    A_REPEATED_SALE_TAKES_A_SECOND_USE(
            Promise.USES_ADD_UP,
            Edit.course(
                    "seats/entity/Reservation",
                    "case CONFIRMED -> new Granted(details());",
                    "case CONFIRMED -> { if (stock.voucher() != null) {"
                            + " stock.voucher().move(org.coursemarket.course.pricing.entity.Uses::hold); }"
                            + " yield new Granted(details()); }")),

    A_VOUCHER_IS_TAKEN_OFF_THE_BASE_PRICE(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course("pricing/entity/Pricing", "applyTo(list.amount(), 1)", "applyTo(base, 1)")),

    A_VOUCHER_IS_LOOKED_FOR_BY_ITS_CODE_ALONE(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/control/KnownVouchers",
                    "!lookedFor.add(one)",
                    "!lookedFor.add(new Wanted(null, one.code()))")),

    A_LAPSED_HOLD_KEEPS_ITS_USE(
            Promise.USES_ADD_UP, Edit.course("seats/control/LapsedHolds", "vouchers.look(holds, List.of());", "")),

    A_REFUSED_SALE_FORGETS_THE_PRICE_WITH_ITS_VOUCHER(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/control/SeatBatch",
                    "return refused(wish, course, objection.get(), () -> price);",
                    "return refused(wish, course, objection.get(), () -> course.price(null, history.now()));")),

    A_RESERVATION_IS_FOUND_UNDER_ANY_VOUCHER(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course("seats/entity/Reservation", "Objects.equals(voucher, wish.voucher())", "true")),

    A_HOLD_NAMES_THE_VERSION_BEFORE_THE_ONE_THAT_MADE_ITS_PRICE(
            Promise.EVERY_PRICE_CAN_BE_COMPUTED_AGAIN,
            Edit.course(
                    "seats/entity/Reservation",
                    "priceVersion = course.priceVersion();",
                    "priceVersion = Math.max(1, course.priceVersion() - 1);")),

    A_SEAT_IS_SOLD_WITHOUT_THE_VOUCHER_OF_ITS_ORDER(
            Promise.AN_ORDER_AGREES_WITH_ITS_SEAT,
            Edit.order(
                    "orders/entity/OrderDetails",
                    "new Sale(courseId, id, studentId, maxPrice, voucher)",
                    "new Sale(courseId, id, studentId, maxPrice, null)")),

    A_KEY_STANDS_FOR_ANY_VOUCHER(
            Promise.A_BUYER_SEES_THEIR_ORDER_AS_IT_IS,
            Edit.order("orders/entity/OrderDetails", "&& Objects.equals(voucher, purchase.voucher());", ";")),

    A_PRICE_IS_SHOWN_THAT_NO_HOLD_HAS(
            Promise.A_PRICE_IS_SHOWN_AS_A_HOLD_WOULD_HAVE_IT,
            Edit.course(
                    "catalog/entity/Course",
                    "var price = pricing.at(circumstances);",
                    "var price = pricing.at(new Circumstances(totalSeats, soldSeats, TierPlaces.NONE, null, now));")),

    HELD_SEATS_ARE_SOLD_TO_OTHERS(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course("catalog/entity/Course", "return availableSeats == 0;", "return soldSeats == totalSeats;"),
            Edit.course(
                    "catalog/entity/Course",
                    "taken(availableSeats, \"available\")",
                    "Math.max(0, availableSeats - 1)")),

    A_COURSE_IS_NOT_LOCKED(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course("catalog/control/CourseStore", ".setLockMode(LockModeType.PESSIMISTIC_WRITE)", "")),

    A_REPEATED_RESERVE_MAKES_A_NEW_HOLD(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/control/SeatBatch",
                    "if (reservation != null) {",
                    "if (reservation != null && !(command instanceof SeatCommand.Reserve)) {")),

    AN_ANSWER_COMES_BEFORE_THE_COMMIT(
            Promise.AN_ANSWER_IS_WHAT_WAS_COMMITTED,
            Edit.course(
                    "seats/control/SeatLedger",
                    "var outcomes = commands.stream().map(batch::decide).toList();",
                    "var outcomes = commands.stream().map(batch::decide).toList();"
                            + " org.coursemarket.runtime.persistence.GroupCommit.EARLY.get().accept(outcomes);"),
            Early.ANSWERS,
            Early.HOOK),

    A_CHANGE_IS_LEFT_OUT_OF_THE_HISTORY(
            Promise.THE_HISTORY_LEADS_TO_THE_COUNTS,
            Edit.course(
                    "seats/control/SeatLedger",
                    "histories.add(history.changes());",
                    "histories.add(history.changes().stream().limit(1).toList());")),

    A_COMMAND_IS_DROPPED_AFTER_IT_WAS_APPLIED(
            Promise.WHAT_WAS_DROPPED_WAS_NOT_DONE,
            Edit.server("batching/Batcher", "var begun = withoutOverdue(batch);", "var begun = batch;"),
            Edit.server(
                    "persistence/GroupCommit",
                    "        answer(batch, outcomes);\n",
                    "        for (var late : batch) { if (late.mayWait().isNegative()) {"
                            + " late.fail(writer.refusal(\"late\")); } }\n        answer(batch, outcomes);\n")),

    A_FAILED_COMMIT_IS_ANSWERED_AS_BUSY(
            Promise.WHAT_WAS_DROPPED_WAS_NOT_DONE,
            Edit.server(
                    "persistence/GroupCommit",
                    "batch.forEach(command -> command.fail(failure));",
                    "batch.forEach(command -> command.fail(writer.refusal(\"The database is busy.\")));")),

    RECOVERY_CONFIRMS_AN_OLD_ORDER_THAT_HAS_NO_SEAT(
            Promise.AN_ORDER_AGREES_WITH_ITS_SEAT,
            Edit.order("orders/control/OrderPlacement", "if (!reservation.isSold()) {", "if (reservation == null) {")),

    A_CANCELLED_ORDER_IS_REJECTED_ALTHOUGH_A_LATE_CALL_MAY_SELL_ITS_SEAT(
            Promise.AN_ORDER_AGREES_WITH_ITS_SEAT,
            Edit.order(
                    "seats/control/Seats",
                    "Command.cancel(courseId, reservationId)",
                    "Command.cancel(null, reservationId)"),
            Edit.order(
                    "orders/control/OrderPlacement",
                    "catch (UnknownCourse nothingToGiveBack)",
                    "catch (Refusal nothing)")),

    A_REFUSED_SALE_IS_FORGOTTEN(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/control/SeatBatch",
                    "add(Reservation.refused(sale, course, price.get(), reason, history.now()));",
                    "")),

    HALF_OF_A_SALE_IS_APPLIED(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course("seats/control/SeatBatch", "reservation.confirm(stock, history);", "")),

    A_WITHDRAWAL_GIVES_BACK_WHAT_IS_SOLD(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/entity/Reservation",
                    "return status == ReservationStatus.CONFIRMED ? new Granted(details()) : cancel(stock, history);",
                    "return cancel(stock, history);")),

    THE_BUYERS_LIMIT_IS_NOT_LOOKED_AT(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course("seats/entity/SeatCommand", "price.compareTo(maxPrice) > 0", "price.compareTo(maxPrice) > 1")),

    THE_BUYERS_LIMIT_IS_NOT_TOLD(
            Promise.NOBODY_PAYS_MORE_THAN_AGREED,
            Edit.order("orders/entity/OrderDetails", "studentId, maxPrice, voucher)", "studentId, null, voucher)")),

    A_TIMEOUT_IS_TAKEN_FOR_A_FAILURE(
            Promise.AN_ORDER_AGREES_WITH_ITS_SEAT,
            Edit.order("seats/control/SeatsFallback", "if (nothingBegun) {", "if (nothingBegun || true) {")),

    A_LATE_ATTEMPT_REJECTS_WHAT_THE_PRESENT_ONE_SELLS(
            Promise.AN_ORDER_AGREES_WITH_ITS_SEAT,
            Edit.order(
                    "orders/entity/Order",
                    "if (status != OrderStatus.PENDING || attempt != attempts.last()) {",
                    "if (status != OrderStatus.PENDING) {")),

    A_REFUND_IS_BEGUN_AGAIN(
            Promise.WHAT_IS_ON_ITS_WAY_IS_DUE_AND_NOTHING_ELSE,
            Edit.order(
                    "orders/entity/Order",
                    "if (status == OrderStatus.CONFIRMED && refundRequestedAt == null) {",
                    "if (status == OrderStatus.REFUNDED || refundRequestedAt == null) {")),

    A_REFUND_IS_MARKED_BEFORE_THE_SEAT_IS_GIVEN_BACK(
            Promise.AN_ORDER_AGREES_WITH_ITS_SEAT,
            Edit.order(
                    "orders/control/Refunds",
                    "            seats.cancel(order.courseId(), order.reservationId(), attempt);",
                    "            orders.refund(order.id()); seats.cancel(order.courseId(), order.reservationId(), attempt);")),

    A_STUDENT_HOLDS_WHATEVER_THEY_LIKE(
            Promise.NO_MORE_HOLDS_THAN_A_STUDENT_MAY_HAVE,
            Edit.order(
                    "orders/control/OrderOpening",
                    "place = holds.freePlace(purchase.studentId());",
                    "place = holds.limit() + tries;")),

    A_KEY_FORGETS_A_REFUSAL(
            Promise.A_KEY_IS_KEPT_FOR_ITS_TIME,
            Edit.order(
                    "orders/entity/Order",
                    "if (reason.kind() == Refusal.Kind.BUSY || reason.kind() == Refusal.Kind.INVALID) {",
                    "if (reason.kind() != null) {")),

    A_HOLD_ENDS_AN_INSTANT_TOO_LATE(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/entity/Reservation",
                    "!history.now().isBefore(expiresAt.toInstant())",
                    "history.now().isAfter(expiresAt.toInstant())")),

    A_FULL_COURSE_KEEPS_A_HOLD_THAT_ENDS_NOW(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/control/ReservationStore",
                    "r.courseId = :course and r.lapsesAt <= :now",
                    "r.courseId = :course and r.lapsesAt < :now")),

    A_RESERVE_FINDS_THE_RESERVATION_OF_ANOTHER_COURSE(
            Promise.SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
            Edit.course(
                    "seats/entity/Reservation",
                    "command.courseId() == null || courseId.equals(command.courseId());",
                    "true;")),

    A_SOLD_SEAT_IS_NOT_GIVEN_BACK(
            Promise.SEATS_ADD_UP,
            Edit.course(
                    "seats/entity/Reservation",
                    "end(ReservationStatus.CANCELLED, stock.refund(tier, history.now()), history)",
                    "status = ReservationStatus.CANCELLED")),

    A_ROW_OF_THE_HISTORY_HAS_WRONG_COUNTS(
            Promise.THE_HISTORY_LEADS_TO_THE_COUNTS,
            Edit.course("seats/entity/SeatChange", "this.soldSeats = after.sold();", "this.soldSeats = after.held();")),

    A_ROW_OF_THE_HISTORY_COMES_AFTER_THE_CHANGE(
            Promise.THE_HISTORY_LEADS_TO_THE_COUNTS,
            Edit.course(
                    "seats/entity/Reservation",
                    "        history.write(after, this, next);\n        status = next;",
                    "        status = next;\n        history.write(after, this, next);")),

    A_COMMAND_IS_LEFT_OUT_OF_A_LARGE_BATCH(
            Promise.EVERY_REQUEST_IS_ANSWERED,
            Edit.server(
                    "batching/Batcher",
                    "queue.drainTo(batch, bounds.batch());",
                    "if (queue.drainTo(batch, bounds.batch()) > 2) { batch.remove(2); }")),

    A_COMMAND_IS_DROPPED_WITHOUT_A_WORD(
            Promise.EVERY_REQUEST_IS_ANSWERED,
            Edit.server("batching/Batcher", "refuse(pending, \"The request waited too long for its turn.\");", "")),

    THE_ANSWERS_OF_A_BATCH_ARE_EXCHANGED(
            Promise.AN_ANSWER_IS_WHAT_WAS_COMMITTED,
            Edit.server(
                    "persistence/GroupCommit",
                    "answer(outcomes.get(i));",
                    "answer(outcomes.get(batch.size() - 1 - i));")),

    ONE_HALF_OF_A_FAILED_BATCH_IS_APPLIED_TWICE(
            Promise.EVERY_REQUEST_IS_ANSWERED,
            Edit.server(
                    "persistence/GroupCommit",
                    "settle(batch.subList(middle, batch.size()));",
                    "settle(batch.subList(0, middle));")),

    A_DESK_THAT_FOUND_NO_THREAD_SLEEPS_FOR_EVER(
            Promise.EVERY_REQUEST_IS_ANSWERED,
            Edit.server(
                    "batching/Batcher",
                    "                drains.release();\n                refuseAll(",
                    "                refuseAll(")),

    A_WAKE_UP_IS_LOST(
            Promise.EVERY_REQUEST_IS_ANSWERED,
            Edit.server("batching/Batcher", "drain: look again.\n            startDrain();", "drain: look again.\n")),

    NOBODY_LOOKS_FOR_LAPSED_HOLDS(
            Promise.EVERYTHING_COMES_TO_ITS_END,
            Edit.course(
                    "seats/control/ExpirySweep",
                    "desk.submit(new Expire(reservation))",
                    "LOG.log(Level.INFO, new Expire(reservation))"),
            Edit.course(
                    "seats/control/ExpirySweep",
                    "import java.lang.System.Logger;",
                    "import java.lang.System.Logger;\nimport java.lang.System.Logger.Level;")),

    A_BUYER_PAYS_WHAT_THEY_WOULD_HAVE_PAID(
            Promise.AN_ORDER_AGREES_WITH_ITS_SEAT,
            Edit.order(
                    "orders/entity/Order",
                    "priceAtPurchase = stored(lockedPrice);",
                    "priceAtPurchase = stored(maxPrice == null ? lockedPrice : maxPrice);")),

    A_PURCHASE_IN_FLIGHT_IGNORES_THAT_IT_WAS_CANCELLED(
            Promise.WHAT_IS_CANCELLED_IS_NOT_BOUGHT,
            Edit.order(
                    "orders/entity/Order",
                    "status == OrderStatus.REFUNDED || cancelRequestedAt != null) {",
                    "status == OrderStatus.REFUNDED) {")),

    A_CANCELLED_ORDER_KEEPS_ITS_SEAT(
            Promise.AN_ORDER_AGREES_WITH_ITS_SEAT,
            Edit.order(
                    "orders/control/OrderPlacement",
                    "seats.cancel(taken.order().courseId(), taken.order().id(), attempt);",
                    "seats.find(taken.order().id(), attempt);")),

    A_CANCELLED_ORDER_IS_REJECTED_BEFORE_ITS_SEAT_IS_GIVEN_BACK(
            Promise.AN_ORDER_AGREES_WITH_ITS_SEAT,
            Edit.order(
                    "orders/control/OrderPlacement",
                    "            seats.cancel(taken.order().courseId(), taken.order().id(), attempt);",
                    "            desk.reject(taken, new OrderCancelled(taken.order().id()));\n"
                            + "            seats.cancel(taken.order().courseId(), taken.order().id(), attempt);")),

    A_REFUND_GIVES_NO_SEAT_BACK(
            Promise.AN_ORDER_AGREES_WITH_ITS_SEAT,
            Edit.order(
                    "orders/control/Refunds",
                    "seats.cancel(order.courseId(), order.reservationId(), attempt);",
                    "seats.find(order.reservationId(), attempt);")),

    A_REFUND_IS_NOT_RECORDED_FIRST(
            Promise.A_REFUND_IS_RECORDED_BEFORE_ITS_ANSWER,
            Edit.order("orders/control/OrderStore", "order.requestRefund(clock.instant(), settings.deadline());", ""),
            Edit.order("orders/entity/Order", "if (refundRequestedAt == null) {", "if (refundRequestedAt != null) {")),

    A_REFUND_FORGETS_WHAT_WAS_PAID(
            Promise.WHAT_WAS_ACKNOWLEDGED_IS_KEPT,
            Edit.order(
                    "orders/entity/Order",
                    "status = OrderStatus.REFUNDED;",
                    "status = OrderStatus.REFUNDED; priceAtPurchase = null;")),

    RECOVERY_GIVES_BACK_WHAT_IT_HAS_BOUGHT(
            Promise.NOBODY_IS_REFUNDED_UNASKED,
            Edit.order(
                    "orders/entity/Order",
                    "        because = reason;\n        attempts.end();",
                    "        because = reason;\n        boolean isLate = attempts.last() > 1;\n        attempts.end();\n"
                            + "        if (isLate) { requestRefund(createdAt.toInstant(), Duration.ZERO); }")),

    A_REFUND_THAT_IS_DONE_STAYS_DUE(
            Promise.WHAT_IS_ON_ITS_WAY_IS_DUE_AND_NOTHING_ELSE,
            Edit.order(
                    "orders/entity/Order",
                    "        status = OrderStatus.REFUNDED;\n        liveStudent = null;\n        attempts.end();",
                    "        status = OrderStatus.REFUNDED;\n        liveStudent = null;")),

    A_STUDENT_BUYS_THE_SAME_COURSE_TWICE(
            Promise.ONE_LIVE_ORDER_FOR_A_STUDENT_AND_A_COURSE,
            Edit.order(
                    "orders/entity/Order",
                    "order.liveStudent = order.studentId;",
                    "order.liveStudent = id.toString();")),

    A_STUDENT_HOLDS_ONE_MORE_THAN_THEY_MAY(
            Promise.NO_MORE_HOLDS_THAN_A_STUDENT_MAY_HAVE,
            Edit.order(
                    "orders/control/HoldLimit",
                    "return settings.holdsPerStudent();",
                    "return settings.holdsPerStudent() + 1;")),

    RECOVERY_TAKES_UP_WHAT_ANOTHER_NODE_IS_AT_WORK_ON(
            Promise.ONE_ATTEMPT_AT_A_TIME,
            Edit.order(
                    "orders/entity/Attempts", "now.plus(deadline).plus(GRACE).plus(backoff())", "now.plus(backoff())")),

    CLOCKS_ARE_TRUSTED_TO_AGREE(
            Promise.ONE_ATTEMPT_AT_A_TIME,
            Edit.order(
                    "orders/entity/Attempts",
                    "now.plus(deadline).plus(GRACE).plus(backoff())",
                    "now.plus(deadline).plus(backoff())")),

    A_KEY_IS_NOT_STORED(
            Promise.A_KEY_HAS_ONE_ANSWER,
            Edit.order("orders/entity/Order", "purchaseKey = idempotencyKey.toString();", "purchaseKey = null;")),

    A_KEY_IS_KEPT_TOO_SHORT(
            Promise.A_KEY_IS_KEPT_FOR_ITS_TIME,
            Edit.order("orders/control/OrderBatch", ".plus(settings.keyLifetime())", ".plus(settings.deadline())")),

    AN_ORDER_IS_ANSWERED_BEFORE_THE_COMMIT(
            Promise.A_BUYER_SEES_THEIR_ORDER_AS_IT_IS,
            Edit.order(
                    "orders/control/OrderLedger",
                    "        return outcomes;",
                    "        org.coursemarket.runtime.persistence.GroupCommit.EARLY.get().accept(outcomes);\n"
                            + "        return outcomes;"),
            Early.ANSWERS,
            Early.HOOK),

    THE_ORDERS_OF_A_BATCH_ARE_EXCHANGED(
            Promise.A_BUYER_SEES_THEIR_ORDER_AS_IT_IS,
            Edit.order(
                    "orders/control/OrderLedger",
                    "        return outcomes;",
                    "        var exchanged = new java.util.ArrayList<>(outcomes);\n"
                            + "        java.util.Collections.reverse(exchanged);\n        return exchanged;")),

    A_CONFLICT_IS_FOUND_AND_GIVEN_TO_ANOTHER_BUYER(
            Promise.NOBODY_IS_REFUSED_WITHOUT_REASON,
            Edit.order(
                    "orders/control/OrderBatch",
                    "if (taken.contains(OfCourse.of(command)) ||",
                    "if (taken.stream().anyMatch(OfCourse.class::isInstance) ||")),

    A_CONFLICT_FAILS_ITS_WHOLE_BATCH(
            Promise.NOBODY_IS_REFUSED_WITHOUT_REASON,
            Edit.order("orders/control/OrderLedger", "claims.taken(opens(commands))", "Set.<Claim>of()"),
            Edit.order("orders/control/OrderBatch", "taken.addAll(Claim.of(command));", ""),
            Edit.server("persistence/GroupCommit", "if (batch.size() == 1 ||", "if (!batch.isEmpty() ||")),

    ONE_ORDER_OF_A_BATCH_IS_RECORDED(
            Promise.A_BUYER_SEES_THEIR_ORDER_AS_IT_IS,
            Edit.order(
                    "orders/control/OrderBatch", "opened.add(order);", "if (opened.isEmpty()) { opened.add(order); }")),

    A_KEY_IS_FORGOTTEN_BEFORE_ITS_TIME(
            Promise.A_KEY_IS_KEPT_FOR_ITS_TIME,
            Edit.order("orders/control/OrderStore", "o.keyExpiresAt <= :now", "o.keyExpiresAt >= :now")),

    KEYS_ARE_NEVER_FORGOTTEN(Promise.A_KEY_ENDS, Edit.order("orders/control/Upkeep", "forgetting.start();", "")),

    A_KEY_STANDS_FOR_ANY_PURCHASE(
            Promise.A_BUYER_SEES_THEIR_ORDER_AS_IT_IS,
            Edit.order("orders/control/Idempotency", "if (!earlier.isOf(purchase)) {", "if (earlier.isOf(null)) {"),
            Edit.order(
                    "orders/entity/OrderDetails",
                    "        return courseId.equals(purchase.courseId())",
                    "        return purchase != null && courseId.equals(purchase.courseId())")),

    A_FAILURE_IS_TOLD_AS_SOLD_OUT(
            Promise.NOBODY_IS_REFUSED_WITHOUT_REASON,
            Edit.order(
                    "seats/control/SeatsFallback",
                    "throw new SeatsUnavailable();",
                    "throw new org.coursemarket.order.seats.entity.SoldOut(new java.util.UUID(0, 0));")),

    ONE_GETS_ANOTHERS_ANSWER_FROM_THE_COURSE_SERVICE(
            Promise.NOBODY_IS_REFUSED_WITHOUT_REASON,
            Edit.order("seats/control/SeatCalls", "answers.get(i)", "answers.get(batch.size() - 1 - i)")),

    THE_RECONCILIATION_TAKES_WHAT_IS_GIVEN_BACK_FOR_SOLD(
            Promise.THE_RECONCILIATION_FINDS_NOTHING,
            Edit.order(
                    "orders/entity/OrderDetails",
                    "reservation.status() == ReservationStatus.CONFIRMED;",
                    "reservation.status() != ReservationStatus.RESERVED;"));

    /** What lets a ledger have its answers given before its commit; constants of the enum itself would come too late. */
    private static final class Early {
        static final Edit ANSWERS = Edit.server(
                "persistence/GroupCommit",
                "        List<O> outcomes;\n",
                "        List<O> outcomes;\n EARLY.set(early -> answer(batch, (List<O>) early));\n");
        static final Edit HOOK = Edit.server(
                "persistence/GroupCommit",
                "    private final Writer<C, O> writer;",
                "    public static final ThreadLocal<java.util.function.Consumer<List<?>>> EARLY = new ThreadLocal<>();\n"
                        + "    private final Writer<C, O> writer;");
    }

    /** One place in one file, which must be there just once. */
    record Edit(String file, String original, String planted) {
        static Edit course(String type, String original, String planted) {
            return new Edit("course-war/src/main/java/org/coursemarket/course/" + type + ".java", original, planted);
        }

        static Edit server(String type, String original, String planted) {
            return new Edit(
                    "server-config/runtime/src/main/java/org/coursemarket/runtime/" + type + ".java",
                    original,
                    planted);
        }

        static Edit order(String type, String original, String planted) {
            return new Edit("order-war/src/main/java/org/coursemarket/order/" + type + ".java", original, planted);
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // it is made by List.of
    private final List<Edit> edits;

    private final Promise promise;

    PlantedBug(Promise promise, Edit... edits) {
        this.promise = promise;
        this.edits = List.of(edits);
    }

    /** What the mistake breaks. */
    Promise promise() {
        return promise;
    }

    List<Edit> edits() {
        return edits;
    }
}
