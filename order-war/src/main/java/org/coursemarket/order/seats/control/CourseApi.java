package org.coursemarket.order.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.coursemarket.runtime.configuration.Setting;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Where the course service is, how long it may take, and how this service says who it is. */
@Singleton
public class CourseApi {
    private static final int LONGEST_CONNECT_MS = 500;

    /** Less than the time-out in {@link CourseService}. */
    private static final int LONGEST_READ_MS = 3_000;

    /** So many fit into the course service's 64 KiB, whatever they say. */
    static final int MOST_COMMANDS_IN_CALL = 90;

    private static final int TOKEN_CONNECT_MS = 500;
    private static final int LONGEST_TOKEN_READ_MS = 1_000;

    private final URI courses;
    private final int connectTimeoutMillis;
    private final int readTimeoutMillis;
    private final int queueCapacity;
    private final int callsAtOnce;
    private final int commandsInCall;
    private final URI tokens;
    private final String clientId;
    private final String clientSecret;

    @Inject
    public CourseApi(Config config) {
        courses = Setting.parsed(config, "course.api.url", CourseApi::httpUrl, "an http: or https: URL");
        connectTimeoutMillis = Setting.count(config, "course.api.connect.timeout.ms", 1, LONGEST_CONNECT_MS);
        readTimeoutMillis = Setting.count(config, "course.api.read.timeout.ms", 1, LONGEST_READ_MS);
        queueCapacity = Setting.count(config, "course.api.queue.capacity", 1, 100_000);
        callsAtOnce = Setting.count(config, "course.api.calls.max", 1, 64);
        commandsInCall = Setting.count(config, "course.api.batch.max", 1, MOST_COMMANDS_IN_CALL);
        tokens = Setting.parsed(config, "course.api.token.url", CourseApi::httpUrl, "an http: or https: URL");
        clientId = Setting.parsed(config, "course.api.client.id", Function.identity(), "the name of this service");
        clientSecret = Setting.parsed(config, "course.api.client.secret", Function.identity(), "its secret");
    }

    /** How long one answer may take, from the beginning of its call. */
    Duration readTimeout() {
        return Duration.ofMillis(readTimeoutMillis);
    }

    /** How many commands may wait for a call. */
    int queueCapacity() {
        return queueCapacity;
    }

    /** How many calls with commands may be under way at the same time. */
    int callsAtOnce() {
        return callsAtOnce;
    }

    /** How many commands go in one call at the most. */
    int commandsInCall() {
        return commandsInCall;
    }

    /** What this service goes by at the issuer of its token. */
    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret;
    }

    @Produces
    @ApplicationScoped
    TokenEndpoint issuer() {
        return RestClientBuilder.newBuilder()
                .baseUri(tokens)
                .connectTimeout(TOKEN_CONNECT_MS, TimeUnit.MILLISECONDS)
                .readTimeout(LONGEST_TOKEN_READ_MS, TimeUnit.MILLISECONDS)
                .build(TokenEndpoint.class);
    }

    @Produces
    @ApplicationScoped
    CourseClient reservations() {
        return RestClientBuilder.newBuilder()
                .baseUri(courses.resolve("reservations"))
                .connectTimeout(connectTimeoutMillis, TimeUnit.MILLISECONDS)
                .readTimeout(readTimeoutMillis, TimeUnit.MILLISECONDS)
                .build(CourseClient.class);
    }

    /** Without a slash at its end, so that what stands beside the courses resolves against it. */
    private static URI httpUrl(String text) {
        var url = URI.create(text.replaceFirst("/+$", ""));
        if (url.getHost() == null || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException("not a URL of a web service");
        }
        return url;
    }
}
