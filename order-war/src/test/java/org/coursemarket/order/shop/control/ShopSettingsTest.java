package org.coursemarket.order.shop.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.coursemarket.runtime.security.TrustSettings;
import org.coursemarket.testing.FixedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopSettingsTest {
    @Test
    void thePagesAskTheIssuerAndTheCoursesWhereTheyAre() {
        var settings = settings("https://sso.example/realms/shop", "http://localhost:5001/api/courses");

        assertThat(settings.issuer()).isEqualTo("https://sso.example/realms/shop");
        assertThat(settings.coursesUrl()).hasToString("http://localhost:5001/api/courses");
        assertThat(settings.origins()).containsExactlyInAnyOrder("https://sso.example", "http://localhost:5001");
    }

    @ParameterizedTest
    @CsvSource({"/api/courses/, /api/courses", "http://localhost:5001/api/courses//, http://localhost:5001/api/courses"
    })
    void aSlashAtTheEndIsNoPartOfIt(String given, String told) {
        assertThat(settings("https://sso.example", given).coursesUrl()).hasToString(told);
    }

    @ParameterizedTest
    @CsvSource({"shop", "urn:shop", "not a url", "ftp://sso.example"})
    void anIssuerThatIsNowhereIsNotAsked(String issuer) {
        assertThat(settings(issuer, "/api/courses").origins()).isEmpty();
    }

    @Test
    void ofAnAddressOnlyTheOriginIsTold() {
        assertThat(settings("https://name:word@sso.example:8443/a;b?c", "/api/courses")
                        .origins())
                .containsExactly("https://sso.example:8443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "api/courses",
                "//elsewhere/api/courses",
                "ftp://elsewhere/api",
                "http:///api",
                "/api courses"
            })
    void whatABrowserCanNotAskStopsTheStart(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("https://sso.example", url))
                .withMessageStartingWith("SHOP_COURSES_URL (shop.courses.url) must be ");
    }

    private static ShopSettings settings(String issuer, String coursesUrl) {
        var values = new HashMap<>(Map.of(
                "mp.jwt.verify.issuer", issuer,
                "mp.jwt.verify.audiences", "course-marketplace",
                "mp.jwt.verify.clock.skew", "5",
                "mp.jwt.verify.publickey.location", "http://localhost:5003/jwks",
                "jwt.keys.ttl", "PT5S"));
        values.put("shop.client.id", "course-shop");
        values.put("shop.courses.url", coursesUrl);
        var config = FixedConfig.of(values);
        return new ShopSettings(config, new TrustSettings(config));
    }
}
