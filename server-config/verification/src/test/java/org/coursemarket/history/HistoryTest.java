package org.coursemarket.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.history.Operation.Action.BUY;
import static org.coursemarket.history.Operation.Action.CANCEL;
import static org.coursemarket.history.Operation.Action.CONFIRM;
import static org.coursemarket.history.Operation.Action.LOOK;
import static org.coursemarket.history.Operation.Action.LOOK_AT_ORDER;
import static org.coursemarket.history.Operation.Action.REFUND;
import static org.coursemarket.history.Operation.Action.RESERVE;

import org.junit.jupiter.api.Test;

/** Histories that are right, each beside the same one with something wrong. */
class HistoryTest {
    @Test
    void theLastSeatGoesToOneOfTwo() {
        assertExplained(new Story(1).seen(BUY, "a", 1, 5, "CONFIRMED").refused(BUY, "b", 2, 4, "sold-out"));
    }

    @Test
    void noSeatGoesToTwo() {
        assertContradictory(new Story(1).seen(BUY, "a", 1, 5, "CONFIRMED").seen(BUY, "b", 2, 4, "CONFIRMED"));
        assertContradictory(new Story(1).seen(BUY, "a", 1, 5, "CONFIRMED").seen(RESERVE, "b", 6, 7, "RESERVED"));
    }

    @Test
    void whoFindsNoSeatCameWhileThereWasNone() {
        assertContradictory(new Story(1).seen(BUY, "a", 5, 6, "CONFIRMED").refused(BUY, "b", 1, 4, "sold-out"));
        assertContradictory(new Story(2).seen(BUY, "a", 1, 2, "CONFIRMED").refused(RESERVE, "b", 3, 4, "sold-out"));
    }

    @Test
    void aSeatThatIsGivenBackIsFreeAgain() {
        var story = new Story(1)
                .seen(BUY, "a", 1, 2, "CONFIRMED")
                .seen(REFUND, "a", 3, 6, "REFUNDED")
                .seen(BUY, "b", 4, 5, "CONFIRMED");
        assertExplained(story);
        assertContradictory(story.refused(BUY, "c", 7, 8, "sold-out").seen(REFUND, "b", 4, 6, "REFUNDED"));
    }

    @Test
    void aSeatIsGivenBackOnce() {
        var story = new Story(3)
                .seen(RESERVE, "a", 1, 2, "RESERVED")
                .seen(RESERVE, "b", 1, 2, "RESERVED")
                .seen(CANCEL, "a", 3, 4, "CANCELLED")
                .seen(CANCEL, "a", 5, 6, "CANCELLED");
        assertExplained(story.counted(7, 8, 2, 1, 0));
        assertContradictory(story.counted(9, 10, 3, 0, 0));
    }

    @Test
    void whatWasAcknowledgedStays() {
        var story = new Story(2).seen(BUY, "a", 1, 2, "CONFIRMED").seen(RESERVE, "b", 1, 2, "RESERVED");
        assertExplained(story.seen(LOOK_AT_ORDER, "a", 3, 4, "CONFIRMED").seen(LOOK, "b", 3, 4, "RESERVED"));
        assertContradictory(sold().seen(LOOK_AT_ORDER, "a", 3, 4, "PENDING", null));
        assertContradictory(sold().seen(LOOK_AT_ORDER, "a", 3, 4, "REJECTED", null));
        assertContradictory(sold().refused(LOOK_AT_ORDER, "a", 3, 4, "unknown-order"));
        assertContradictory(sold().refused(LOOK, "a", 3, 4, "unknown-reservation"));
        assertContradictory(sold().seen(LOOK, "a", 3, 4, "EXPIRED"));
        assertContradictory(sold().seen(LOOK, "a", 3, 4, "RESERVED"));
        assertContradictory(sold().seen(LOOK, "a", 3, 4, "CANCELLED"));
        assertContradictory(sold().counted(3, 4, 2, 0, 0));
        assertContradictory(story.refused(CONFIRM, "b", 3, 4, "unknown-reservation"));
    }

    @Test
    void oneKeyIsOnePurchase() {
        assertExplained(sold().seen(BUY, "a", 3, 4, "CONFIRMED").seen(LOOK_AT_ORDER, "a", 3, 4, "CONFIRMED"));
        assertContradictory(sold().seen(BUY, "a", 3, 4, "CONFIRMED", "another order"));
        assertContradictory(sold().seen(LOOK_AT_ORDER, "a", 3, 4, "CONFIRMED", "another price"));
        assertContradictory(sold().refused(BUY, "a", 3, 4, "sold-out"));
        assertContradictory(new Story(2).refused(BUY, "a", 1, 2, "seat-lost").seen(BUY, "a", 3, 4, "CONFIRMED"));
    }

    @Test
    void oneKeyIsOneHold() {
        var story = new Story(2).seen(RESERVE, "a", 1, 2, "RESERVED").seen(RESERVE, "a", 3, 4, "RESERVED");
        assertExplained(story.counted(5, 6, 1, 1, 0));
        assertContradictory(story.counted(7, 8, 0, 2, 0));
    }

    @Test
    void whatNobodyAnsweredMayHaveHappenedOrNotOrLater() {
        assertExplained(new Story(1).unanswered(BUY, "a", 1).seen(BUY, "b", 2, 3, "CONFIRMED"));
        assertExplained(new Story(1).unanswered(BUY, "a", 1).refused(BUY, "b", 2, 3, "sold-out"));
        assertExplained(new Story(1)
                .seen(BUY, "a", 1, 2, "PENDING", null)
                .counted(5, 6, 1, 0, 0)
                .counted(7, 8, 0, 1, 0)
                .seen(LOOK_AT_ORDER, "a", 9, 10, "PENDING", null)
                .seen(BUY, "a", 9, 11, "CONFIRMED"));
        assertContradictory(new Story(1).unanswered(BUY, "a", 4).refused(BUY, "b", 2, 3, "sold-out"));
        assertContradictory(new Story(1)
                .unanswered(BUY, "a", 1)
                .refused(BUY, "b", 2, 3, "sold-out")
                .refused(LOOK, "a", 4, 5, "unknown-reservation"));
    }

    @Test
    void aPurchaseThatWasNotBegunHasNoSeat() {
        var story = new Story(1).refused(BUY, "a", 1, 2, "seats-unavailable");
        assertExplained(story.counted(3, 4, 1, 0, 0));
        assertContradictory(story.seen(LOOK_AT_ORDER, "a", 3, 4, "CONFIRMED"));
    }

    @Test
    void aHoldEndsWithItsTimeAndNotBefore() {
        var story = new Story(1).seen(RESERVE, "a", 1, 2, "RESERVED");
        assertExplained(story.counted(101, 102, 0, 1, 0).counted(103, 104, 1, 0, 0));
        assertContradictory(held().seen(LOOK, "a", 98, 99, "EXPIRED"));
        assertContradictory(held().seen(CONFIRM, "a", 101, 102, "CONFIRMED"));
        assertContradictory(held().seen(RESERVE, "a", 101, 102, "RESERVED"));
        assertContradictory(held().refused(RESERVE, "b", 101, 102, "sold-out"));
        assertContradictory(held().seen(LOOK, "a", 101, 102, "EXPIRED").seen(CONFIRM, "a", 3, 4, "CONFIRMED"));
    }

    /** Each answer alone is possible; the second count and the sale leave no moment for the first. */
    @Test
    void whatIsSeenOfACourseFitsTogether() {
        var story = new Story(2).seen(RESERVE, "a", 1, 9, "RESERVED").seen(RESERVE, "b", 1, 9, "RESERVED");
        assertExplained(story.counted(2, 3, 1, 1, 0).counted(4, 5, 0, 2, 0));
        assertContradictory(story.counted(6, 7, 1, 1, 0));
    }

    @Test
    void anAnswerFitsItsRequest() {
        assertContradictory(held().seen(CONFIRM, "a", 3, 4, "RESERVED"));
        assertContradictory(held().seen(CANCEL, "a", 3, 4, "RESERVED"));
        assertContradictory(held().seen(LOOK, "a", 3, 4, "SOMETHING"));
        assertContradictory(held().seen(LOOK_AT_ORDER, "a", 3, 4, "SOMETHING"));
    }

    private static Story sold() {
        return new Story(2).seen(BUY, "a", 1, 2, "CONFIRMED");
    }

    private static Story held() {
        return new Story(1).seen(RESERVE, "a", 1, 2, "RESERVED");
    }

    private static void assertExplained(Story story) {
        assertThat(story.contradictions()).isEmpty();
    }

    private static void assertContradictory(Story story) {
        assertThat(story.contradictions()).isNotEmpty();
    }
}
