package org.coursemarket.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.coursemarket.testing.FixedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsSettingsTest {
    @Test
    void eachOriginOfTheListIsAllowedAndNoOther() {
        var settings = settings("http://localhost:3000, https://shop.example", "true");

        assertThat(settings.allows("http://localhost:3000")).isTrue();
        assertThat(settings.allows("https://shop.example")).isTrue();
        assertThat(settings.allows("https://shop.example:8443")).isFalse();
        assertThat(settings.allows("http://shop.example")).isFalse();
        assertThat(settings.allows("null")).isFalse();
        assertThat(settings.withCredentials()).isTrue();
    }

    @Test
    void noneIsAllowedWhereNoneIsWanted() {
        assertThat(settings("none", "true").allows("none")).isFalse();
    }

    @Test
    void everyOriginIsAllowedWithoutCredentials() {
        var settings = settings("*", "false");

        assertThat(settings.allows("https://anywhere.example")).isTrue();
        assertThat(settings.withCredentials()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "http://localhost:3000,*",
                "localhost:3000",
                "http://localhost:3000/",
                "ftp://localhost",
                "http://*.example",
                "http://user@localhost",
                "null",
                "http://localhost:80",
                "https://Shop.example",
                ","
            })
    void whatIsNoOriginOrEveryOneWithCredentialsIsRefused(String origins) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(origins, "true"))
                .withMessageStartingWith("CORS_ORIGINS (cors.origins) must be ");
    }

    private static CorsSettings settings(String origins, String credentials) {
        return new CorsSettings(FixedConfig.of(Map.of("cors.origins", origins, "cors.credentials", credentials)));
    }
}
