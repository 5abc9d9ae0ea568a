package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.Test;

class UpkeepTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void allKeysThatAreOverAreForgottenAThousandAtATimeAndOrdersCompared() {
        int[] over = {2_500};
        var upkeep = new Upkeep();
        upkeep.executor = Runnable::run;
        upkeep.stopwatch = new SettableStopwatch();
        upkeep.orders = new OrderStore() {
            @Override
            public int forgetKeys(int limit) {
                int forgotten = Math.min(limit, over[0]);
                over[0] -= forgotten;
                done.add("forget " + forgotten);
                return forgotten;
            }
        };
        upkeep.reconciliation = new Reconciliation() {
            @Override
            public void goOn() {
                done.add("compare");
            }
        };
        upkeep.oldestPending = new OldestPending() {
            @Override
            public void look() {
                done.add("look");
            }
        };

        upkeep.begin();
        upkeep.start();

        assertThat(done).containsExactly("forget 1000", "forget 1000", "forget 500", "compare", "look");
    }
}
