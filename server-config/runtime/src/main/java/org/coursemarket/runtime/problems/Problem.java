package org.coursemarket.runtime.problems;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a client is told of an error (RFC 9457).
 *
 * @param type a relative URI that names the rule that said no, or {@code about:blank} where the status says it all
 * @param instance the path of the request
 * @param data further members, as the type has them
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonAnyGetter Map<String, Object> data) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Of a 429: the name of the data that says when it may be asked again, in whole seconds. */
    public static final String RETRY_AFTER = "retryAfterSeconds";

    /** The refusal of a body because of its Content-Encoding. */
    public static final String CODED_BODY = "coded-body";

    /** After which a 503 may be asked again. */
    public static final int RETRY_AFTER_SECONDS = 1;

    private static final String TYPES = "/problems/";

    /** A refusal. Its title is its type in words: the refusal {@code sold-out} is {@code /problems/sold-out}, "Sold out". */
    public static Problem of(Refusal refusal, String instance) {
        String type = refusal.type();
        String title = type.substring(0, 1).toUpperCase(Locale.ROOT)
                + type.substring(1).replace('-', ' ');
        return new Problem(TYPES + type, title, status(refusal.kind()), refusal.getMessage(), instance, refusal.data());
    }

    /** An error that HTTP itself has a word for. */
    public static Problem of(int status, String detail, String instance) {
        var known = Status.fromStatusCode(status);
        String title = known == null ? "Error " + status : known.getReasonPhrase();
        return new Problem("about:blank", title, status, detail, instance, Map.of());
    }

    /** The {@link Refusal#type} of the rule that said no; nothing where the status says it all. */
    public Optional<String> rule() {
        return type.startsWith(TYPES) ? Optional.of(type.substring(TYPES.length())) : Optional.empty();
    }

    /** What belongs to the answer beside the body: when to come again, how to say who one is, or how to send a body. */
    public Map<String, String> headers() {
        return switch (status) {
            case 401 -> Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge());
            case 415 -> type.endsWith("/" + CODED_BODY) ? Map.of(HttpHeaders.ACCEPT_ENCODING, "identity") : Map.of();
            case 429 -> Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(data.get(RETRY_AFTER)));
            case 503 -> Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
            default -> Map.of();
        };
    }

    /** RFC 6750, section 3. */
    private String challenge() {
        String challenge = "Bearer realm=\"course-marketplace\"";
        return type.endsWith("/invalid-token")
                ? challenge + ", error=\"invalid_token\", error_description=\"" + detail + "\""
                : challenge;
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
            case TIMED_OUT -> 408;
            case OUT_OF_DATE -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case UNPROCESSABLE -> 422;
            case VERSION_REQUIRED -> 428;
            case TOO_MANY -> 429;
            case BUSY -> 503;
        };
    }
}
