package org.coursemarket.course.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.coursemarket.testing.FixedConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR", "JPY", "KRW", "KWD", "BHD", "CLF"})
    void currencyIsOneThatHasANumberOfDecimals(String code) {
        assertThat(settings(code).currency()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XXX", "XDR", "gold", "usd", ""})
    void anotherOneStopsTheStart(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(code))
                .withMessageStartingWith("COURSE_CURRENCY (course.currency) must be")
                .withMessageContaining("for which a number of decimals is defined");
    }

    private static CatalogSettings settings(String code) {
        return new CatalogSettings(FixedConfig.of(Map.of("course.currency", code)));
    }
}
