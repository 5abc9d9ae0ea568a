package org.coursemarket.runtime;

import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.coursemarket.runtime.http.CorsSettings;
import org.coursemarket.runtime.security.RateSettings;
import org.coursemarket.runtime.security.TrustSettings;
import org.coursemarket.runtime.stopping.Drain;
import org.coursemarket.runtime.tracing.Traces;
import org.coursemarket.runtime.warmup.WarmUpSettings;

/**
 * Reads the settings that both services have at the start, so that a bad one stops it then and not at the first request. From then on
 * the service can be told to stop.
 */
@Singleton
@Startup
public class SharedStartCheck {
    @Inject
    TrustSettings trust;

    @Inject
    RateSettings rates;

    @Inject
    CorsSettings cors;

    @Inject
    Drain drain;

    @Inject
    WarmUpSettings warmUp;

    @Inject
    Traces traces;
}
