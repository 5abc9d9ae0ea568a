package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Asks services for their health, one after another, all the time until it is closed. */
final class HealthWatch implements AutoCloseable {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Queue<Duration> waited = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> complaints = new ConcurrentLinkedQueue<>();
    private final List<Http> services;
    private final Thread thread = new Thread(this::watch, "health watch");
    private volatile boolean isOpen = true;

    HealthWatch(List<URI> addresses) {
        services = addresses.stream().map(address -> new Http(address, null)).toList();
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((watching, complaint) -> complaints.add(complaint));
        thread.start();
    }

    /**
     * Each answer so far but one in twenty, and the first: of those nobody knows whether the service or the machine, which the
     * clients share with it, was busy.
     */
    void assertWasThereAtOnce() {
        close();
        assertThat(complaints).isEmpty();
        var sorted = waited.stream().sorted(Collections.reverseOrder()).toList();
        assertThat(sorted.get(sorted.size() / 20 + 1)).as("%s", sorted).isLessThan(AT_ONCE);
    }

    private void watch() {
        while (isOpen) {
            for (var service : services) {
                var began = Instant.now();
                assertThat(service.get("/api/health").status()).isEqualTo(200);
                waited.add(Duration.between(began, Instant.now()));
            }
        }
    }

    @Override
    public void close() {
        isOpen = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
