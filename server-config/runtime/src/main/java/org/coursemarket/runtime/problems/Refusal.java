package org.coursemarket.runtime.problems;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A "no" that the caller can act upon, with the data that it needs for that. A subclass is one rule that says no. It writes out the
 * type of the problem that clients see (RFC 9457, section 3.1.1): clients know the rule by that text, so it outlives the name of the
 * class.
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
        OUT_OF_DATE,
        TOO_LARGE,
        UNSUPPORTED,
        UNPROCESSABLE,
        VERSION_REQUIRED,
        TOO_MANY,
        BUSY
    }

    private final Kind kind;
    private final String type;
    private final transient Map<String, Object> data;

    /**
     * A refusal with its own words.
     *
     * @param type what clients, metrics, the audit and the tables call the rule, in kebab case: {@code sold-out}; the problem's type is
     *     {@code /problems/sold-out}
     * @param detail why it said no this time, for people to read
     * @param data further members of the problem
     */
    protected Refusal(Kind kind, String type, String detail, Map<String, Object> data) {
        // A refusal is an answer, not a fault: where it came from in the code interests nobody, and a stack trace is
        // dear.
        super(detail, null, false, false);
        this.kind = kind;
        this.type = type;
        // By name: the same refusal is told in the same words, after a restart too.
        this.data = Collections.unmodifiableMap(new TreeMap<>(data));
    }

    /** What the rule that said no is called, {@code sold-out} say: the last part of the problem's type. */
    public String type() {
        return type;
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
        return type;
    }

    public Map<String, Object> data() {
        return data;
    }
}
