package org.coursemarket.course.catalog.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.coursemarket.runtime.configuration.Setting;
import org.coursemarket.runtime.money.Amount;
import org.eclipse.microprofile.config.Config;

/** What every new course is given. */
@Singleton
public class CatalogSettings {
    private final String currency;

    @Inject
    public CatalogSettings(Config config) {
        currency = Setting.parsed(
                config,
                "course.currency",
                Amount::requireCurrency,
                "an ISO 4217 code for which a number of decimals is defined");
    }

    /** The ISO 4217 code of the currency of every new price. */
    public String currency() {
        return currency;
    }
}
