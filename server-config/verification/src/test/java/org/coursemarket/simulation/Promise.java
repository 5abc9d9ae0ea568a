package org.coursemarket.simulation;

import java.util.function.Supplier;

/** What must be true. Each of them is broken by some {@link PlantedBug}; a check that nothing breaks would say nothing. */
enum Promise {
    // after each commit
    SEATS_ARE_AS_THE_COMMANDS_LEFT_THEM,
    SEATS_ADD_UP,
    USES_ADD_UP,
    A_PRICE_IS_SHOWN_AS_A_HOLD_WOULD_HAVE_IT,
    THE_LOWEST_PRICE_IS_THE_LOWEST_THERE_WAS,
    AN_ORDER_AGREES_WITH_ITS_SEAT,
    WHAT_IS_ON_ITS_WAY_IS_DUE_AND_NOTHING_ELSE,
    ONE_ATTEMPT_AT_A_TIME,
    ONE_LIVE_ORDER_FOR_A_STUDENT_AND_A_COURSE,
    NO_MORE_HOLDS_THAN_A_STUDENT_MAY_HAVE,
    A_KEY_IS_KEPT_FOR_ITS_TIME,

    // of each answer
    AN_ANSWER_IS_WHAT_WAS_COMMITTED,
    WHAT_WAS_DROPPED_WAS_NOT_DONE,
    A_BUYER_SEES_THEIR_ORDER_AS_IT_IS,
    NOBODY_PAYS_MORE_THAN_AGREED,
    NOBODY_IS_REFUSED_WITHOUT_REASON,
    A_KEY_HAS_ONE_ANSWER,
    A_REFUND_IS_RECORDED_BEFORE_ITS_ANSWER,

    // in the end
    EVERY_REQUEST_IS_ANSWERED,
    EVERYTHING_COMES_TO_ITS_END,
    THE_HISTORY_LEADS_TO_THE_COUNTS,
    WHAT_WAS_ACKNOWLEDGED_IS_KEPT,
    WHAT_IS_CANCELLED_IS_NOT_BOUGHT,
    NOBODY_IS_REFUNDED_UNASKED,
    A_KEY_ENDS,
    EVERY_PRICE_CAN_BE_COMPUTED_AGAIN,
    THE_RECONCILIATION_FINDS_NOTHING;

    /** One of them is broken. */
    static final class Broken extends AssertionError {
        Broken(Promise promise, String how) {
            super(promise + ": " + how);
        }
    }

    void require(boolean isTrue, Supplier<String> otherwise) {
        if (!isTrue) {
            throw new Broken(this, otherwise.get());
        }
    }
}
