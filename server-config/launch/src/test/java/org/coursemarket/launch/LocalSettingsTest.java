package org.coursemarket.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalSettingsTest {
    @Test
    void thePagesOfTheShopMayAskUnderBothNamesOfThisMachine() {
        assertThat(new LocalSettings(5001, 5002, 5003).pageOrigins())
                .containsExactly("http://localhost:3000", "http://localhost:5002", "http://127.0.0.1:5002");
    }

    @Test
    void theOwnPortOfHttpIsLeftOut() {
        assertThat(new LocalSettings(5001, 80, 5003).pageOrigins()).contains("http://localhost", "http://127.0.0.1");
    }
}
