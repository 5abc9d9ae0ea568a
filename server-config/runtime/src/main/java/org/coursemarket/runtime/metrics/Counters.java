package org.coursemarket.runtime.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counters of one name, told apart by two tags. Looking one up costs more than counting, so each is looked up once. */
public final class Counters {
    private final Map<Values, Counter> counters = new ConcurrentHashMap<>();
    private final MetricRegistry registry;
    private final String name;
    private final String tag;
    private final String otherTag;

    private record Values(String value, String otherValue) {}

    public Counters(MetricRegistry registry, String name, String tag, String otherTag) {
        this.registry = registry;
        this.name = name;
        this.tag = tag;
        this.otherTag = otherTag;
    }

    public void count(String value, String otherValue, long howMany) {
        counters.computeIfAbsent(
                        new Values(value, otherValue),
                        values -> registry.counter(name, new Tag(tag, value), new Tag(otherTag, otherValue)))
                .inc(howMany);
    }
}
