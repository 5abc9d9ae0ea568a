package org.coursemarket.runtime.security;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.coursemarket.runtime.configuration.Setting;
import org.eclipse.microprofile.config.Config;

/** How often one caller may ask, and guess. */
@Singleton
public class RateSettings {
    private final int limit;
    private final Duration period;
    private final int wrongVouchers;
    private final Duration wrongVoucherPeriod;

    @Inject
    public RateSettings(Config config) {
        limit = Setting.count(config, "requests.limit", 1, 1_000_000);
        period = Setting.duration(config, "requests.period", Duration.ofSeconds(1), Duration.ofHours(1));
        wrongVouchers = Setting.count(config, "vouchers.wrong.limit", 1, 1_000_000);
        wrongVoucherPeriod =
                Setting.duration(config, "vouchers.wrong.period", Duration.ofSeconds(1), Duration.ofDays(1));
    }

    /** So many requests in a period, and so many at once. */
    int limit() {
        return limit;
    }

    Duration period() {
        return period;
    }

    /** So many wrong vouchers may be named in a period, and so many at once. */
    int wrongVouchers() {
        return wrongVouchers;
    }

    Duration wrongVoucherPeriod() {
        return wrongVoucherPeriod;
    }
}
