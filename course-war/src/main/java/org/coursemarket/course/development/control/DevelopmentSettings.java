package org.coursemarket.course.development.control;

import static org.coursemarket.runtime.security.TrustSettings.DEVELOPMENT_ISSUER;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.coursemarket.runtime.configuration.Setting;
import org.eclipse.microprofile.config.Config;

/** Whether the development issuer is on. */
@Singleton
public class DevelopmentSettings {
    private final boolean isOn;
    private final Path keyFile;

    @Inject
    public DevelopmentSettings(Config config) {
        isOn = Setting.flag(config, "dev.issuer.enabled");
        keyFile = Setting.parsed(config, "dev.issuer.key.file", Path::of, "a file");
        if (isOn) {
            Setting.parsed(
                    config,
                    "mp.jwt.verify.issuer",
                    DevelopmentSettings::requireOwn,
                    DEVELOPMENT_ISSUER + " and no other while DEV_ISSUER_ENABLED is true");
        }
    }

    boolean isOn() {
        return isOn;
    }

    /** Where the key pair is kept. */
    Path keyFile() {
        return keyFile;
    }

    /** What believes whatever it is told must not stand beside an issuer that somebody trusts. */
    private static String requireOwn(String issuer) {
        if (!issuer.equals(DEVELOPMENT_ISSUER)) {
            throw new IllegalArgumentException("another issuer is configured");
        }
        return issuer;
    }
}
