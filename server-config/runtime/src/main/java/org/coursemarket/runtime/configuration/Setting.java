package org.coursemarket.runtime.configuration;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** Reads one setting within its bounds; a value outside them stops the start with a message that names the key. */
public final class Setting {
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);

    private Setting() {}

    /** An ISO-8601 duration, both bounds included. */
    public static Duration duration(Config config, String key, Duration least, Duration most) {
        return within(config, key, Duration::parse, least, most, "an ISO-8601 duration");
    }

    /** A whole number, both bounds included. */
    public static int count(Config config, String key, int least, int most) {
        return within(config, key, Integer::valueOf, least, most, "a whole number");
    }

    /** True or false, and nothing else that might be taken for one of them. */
    public static boolean flag(Config config, String key) {
        return parsed(config, key, text -> Objects.requireNonNull(FLAGS.get(text)), "true or false");
    }

    /** Text as a parser takes it. The parser says no with a RuntimeException. */
    public static <T> T parsed(Config config, String key, Function<String, T> parser, String what) {
        String text = config.getOptionalValue(key, String.class)
                .orElseThrow(() -> new IllegalArgumentException(complaint(key, what, "but is not set")));
        try {
            return parser.apply(text);
        } catch (RuntimeException e) { // left out: of a failed start the server's log shows the last cause alone
            throw new IllegalArgumentException(complaint(key, what, "but is '" + text + "'"));
        }
    }

    /** The same for text that may have a secret in it: the message leaves it out. */
    public static <T> T parsedUnseen(Config config, String key, Function<String, T> parser, String what) {
        try {
            return parsed(config, key, parser, what);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(complaint(key, what, "but is something else, or not set"));
        }
    }

    private static <T extends Comparable<T>> T within(
            Config config, String key, Function<String, T> parser, T least, T most, String kind) {
        String what = kind + " from " + least + " to " + most;
        T value = parsed(config, key, parser, what);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(complaint(key, what, "but is '" + value + "'"));
        }
        return value;
    }

    private static String complaint(String key, String what, String but) {
        String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return variable + " (" + key + ") must be " + what + ", " + but;
    }
}
