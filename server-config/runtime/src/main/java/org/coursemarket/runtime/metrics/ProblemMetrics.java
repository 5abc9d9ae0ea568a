package org.coursemarket.runtime.metrics;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.runtime.warmup.WarmUp;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Counts requests that were answered with an error, by the status and the rule that said no, for /metrics. */
@Provider
@ApplicationScoped
public class ProblemMetrics implements ContainerResponseFilter {
    private static final String NO_RULE = "none";

    @Inject
    MetricRegistry registry;

    @Inject
    WarmUp warmUp;

    private Counters problems;

    @PostConstruct
    void register() {
        problems = new Counters(registry, "problems", "status", "reason");
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && !warmUp.sends(request)) {
            String rule = response.getEntity() instanceof Problem problem
                    ? problem.rule().orElse(NO_RULE)
                    : NO_RULE;
            problems.count(String.valueOf(response.getStatus()), rule, 1);
        }
    }
}
