package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Supplier;
import org.coursemarket.order.orders.entity.OrdersBusy;
import org.junit.jupiter.api.Test;

class CapacityTest {
    private final Capacity capacity = new Capacity();

    @Test
    void whoComesWhenAllPlacesAreTakenIsRefusedAndDoesNothing() {
        assertThat(busy(Capacity.MOST_UNDER_WAY - 1, () -> 42)).isEqualTo(42);
        assertThatExceptionOfType(OrdersBusy.class)
                .isThrownBy(() -> busy(Capacity.MOST_UNDER_WAY, () -> {
                    throw new AssertionError("was done");
                }));
    }

    @Test
    void whatFailsGivesItsPlaceBack() {
        for (int i = 0; i <= Capacity.MOST_UNDER_WAY; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> capacity.during(() -> {
                        throw new IllegalStateException();
                    }));
        }
    }

    @Test
    void thoseWhoAreUnderWayAreCounted() {
        assertThat(busy(2, capacity::underWay)).isEqualTo(3);
        assertThat(capacity.underWay()).isZero();
    }

    /** What becomes of the work while so many others are under way. */
    private int busy(int others, Supplier<Integer> work) {
        return others == 0 ? capacity.during(work) : capacity.during(() -> busy(others - 1, work));
    }
}
