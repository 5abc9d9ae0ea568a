package org.coursemarket.order.seats.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.coursemarket.runtime.json.JsonFormat;

/**
 * A token, as the issuer hands it out (RFC 6749, section 5.1).
 *
 * @param value what goes behind "Bearer"
 * @param lifetime a minute where the issuer says none that can be one, and a day at the most
 */
record IssuedToken(String value, Duration lifetime) {
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*"); // RFC 6750, section 2.1
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final Duration UNLESS_TOLD = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** @throws TokenNotIssued if there is none in the answer; nothing of the answer is in its message */
    static IssuedToken of(String answer) {
        var json = json(answer);
        var value = json.path("access_token");
        if (!value.isTextual() || !BEARER.matcher(value.textValue()).matches()) {
            throw new TokenNotIssued("its answer has no access_token, or none that can be sent");
        }
        var type = json.path("token_type");
        if (!type.isMissingNode() && !"Bearer".equalsIgnoreCase(type.textValue())) {
            throw new TokenNotIssued("the token_type in its answer is not Bearer");
        }
        return new IssuedToken(value.textValue(), lifetime(json.path("expires_in")));
    }

    private static JsonNode json(String answer) {
        try {
            return JsonFormat.MAPPER.readTree(answer == null ? "" : answer);
        } catch (JsonProcessingException e) { // without it as the cause: it may show the token
            throw new TokenNotIssued("its answer is no JSON");
        }
    }

    /** In seconds; some issuers write a text or decimals. */
    private static Duration lifetime(JsonNode told) {
        if (!told.isNumber() && !SECONDS.matcher(told.asText()).matches()) {
            return UNLESS_TOLD;
        }
        long seconds = (long) told.asDouble(); // of a larger number the largest
        return seconds < 1 ? UNLESS_TOLD : Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    }
}
