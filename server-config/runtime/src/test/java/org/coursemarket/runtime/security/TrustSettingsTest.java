package org.coursemarket.runtime.security;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.coursemarket.testing.FixedConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "mp.jwt.verify.issuer,",
        "mp.jwt.verify.audiences, ','",
        "mp.jwt.verify.clock.skew, 301",
        "mp.jwt.verify.clock.skew, -1",
        "jwt.keys.ttl, PT1S",
        "mp.jwt.verify.publickey.location,",
        "mp.jwt.verify.publickey.location, ldap://keys",
        "mp.jwt.verify.publickey.location, none.json",
        "mp.jwt.verify.publickey, none",
        "mp.jwt.verify.publickey, -----BEGIN CERTIFICATE-----",
        "mp.jwt.verify.publickey, {\"keys\": []}",
    })
    void badSettingIsRefusedByKeyAndVariable(String key, String value) {
        var settings = new HashMap<>(Map.of(
                "mp.jwt.verify.issuer", "us",
                "mp.jwt.verify.audiences", "market",
                "mp.jwt.verify.clock.skew", "5",
                "mp.jwt.verify.publickey.location", "http://localhost:1/nobody",
                "jwt.keys.ttl", "PT5M"));
        settings.put(key, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrustSettings(FixedConfig.of(settings)))
                .withMessageStartingWith(key.toUpperCase(Locale.ROOT).replace('.', '_') + " (" + key + ") must be ");
    }
}
