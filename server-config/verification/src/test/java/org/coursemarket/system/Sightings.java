package org.coursemarket.system;

import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.coursemarket.system.Http.Answer;

/** What sorts of answers clients have seen, and how often. Any thread may look. */
public final class Sightings {
    /** After the last two one asks again. */
    public enum Sort {
        SUCCESS,
        REFUSAL,
        UNAVAILABLE,
        CONNECTION_LOST
    }

    private final Queue<String> strange = new ConcurrentLinkedQueue<>();
    private final Map<Sort, Integer> counts = new ConcurrentHashMap<>();

    /** Those that no client may get, whatever happens: all but a success, a refusal or a 503 in its form, and a connection that ends. */
    public Collection<String> strange() {
        return strange;
    }

    /** How often each other sort was seen. */
    public Map<Sort, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** Asks, and looks at what comes; nothing where no answer does. */
    Optional<Answer> look(String what, Supplier<Answer> request) {
        try {
            var answer = request.get();
            if (isStrange(answer)) {
                strange.add(what + ": " + answer.status() + " " + answer.contentType() + " " + answer.text());
            } else {
                count(sort(answer.status()));
            }
            return Optional.of(answer);
        } catch (UncheckedIOException noAnswer) {
            if (noAnswer.getCause() instanceof HttpTimeoutException) {
                strange.add(what + ": none, and the connection stays");
            } else {
                count(Sort.CONNECTION_LOST);
            }
            return Optional.empty();
        }
    }

    private void count(Sort sort) {
        counts.merge(sort, 1, Integer::sum);
    }

    private static boolean isStrange(Answer answer) {
        return switch (answer.status()) {
            case 200, 201, 202 -> answer.body().isMissingNode();
            default ->
                (answer.status() >= 500 && answer.status() != 503)
                        || !answer.contentType().equals("application/problem+json");
        };
    }

    private static Sort sort(int status) {
        if (status == 503) {
            return Sort.UNAVAILABLE;
        }
        return status < 400 ? Sort.SUCCESS : Sort.REFUSAL;
    }
}
