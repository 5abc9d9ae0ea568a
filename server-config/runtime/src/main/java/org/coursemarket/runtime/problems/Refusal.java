package org.coursemarket.runtime.problems;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A "no" that the caller can act upon, with the data that it needs for that. Its subclass names the rule that said no, and so
 * the type of the problem (RFC 9457) that the client sees: {@code SoldOut} is {@code /problems/sold-out}.
 */
public abstract class Refusal extends RuntimeException {
    /** What sort of "no". */
    public enum Kind {
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        GONE,
        TIMED_OUT,
        TOO_LARGE,
        UNPROCESSABLE,
        TOO_MANY,
        BUSY
    }

    /** Made once for each rule: a sold-out course refuses as fast as others sell. */
    private static final ClassValue<String> SLUGS = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> rule) {
            return rule.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }
    };

    private final Kind kind;
    private final transient Map<String, Object> data;

    protected Refusal(Kind kind, String detail, Map<String, Object> data) {
        // A refusal is an answer, not a fault: where it came from in the code interests nobody, and a stack trace is
        // dear.
        super(detail, null, false, false);
        this.kind = kind;
        // By name: the same refusal is told in the same words, after a restart too.
        this.data = Collections.unmodifiableMap(new TreeMap<>(data));
    }

    /** The name of the rule that said no: {@code sold-out} for {@code SoldOut}. */
    public String slug() {
        return SLUGS.get(getClass());
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it is to be told to those who watch who may do what; {@link #reason} tells them why. */
    public boolean isAboutRights() {
        return kind == Kind.UNAUTHENTICATED || kind == Kind.FORBIDDEN || kind == Kind.TOO_MANY;
    }

    /** Why, for the audit; the client may be told less. */
    public String reason() {
        return slug();
    }

    public Map<String, Object> data() {
        return data;
    }
}
