package org.coursemarket.runtime.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.github.bucket4j.Bucket;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;

/**
 * The issuer's public keys. They are read when somebody asks, but five times in a row and then once a second at the most, whoever
 * sends tokens with keys that nobody knows. While they can't be read, or none of them can be used, those that were count for an
 * hour. The log has what is wrong with them, and has it again only when that changes.
 */
class TrustedKeys implements JWKSetSource<SecurityContext> {
    private static final Logger LOG = System.getLogger(TrustedKeys.class.getName());
    private static final int CONNECT_TIMEOUT_MS = 500;
    private static final int READ_TIMEOUT_MS = 1_000;
    private static final int LIMIT_BYTES = 256 * 1024;
    private static final int MOST_LINES = 10;
    private static final int LONGEST_FAULT = 300;
    private static final int READS_AT_ONCE = 5;
    private static final long KNOWN_FOR_MS = Duration.ofHours(1).toMillis();

    private final DefaultResourceRetriever http =
            new DefaultResourceRetriever(CONNECT_TIMEOUT_MS, READ_TIMEOUT_MS, LIMIT_BYTES);
    private final TrustSettings settings;
    private final Bucket reads = Bucket.builder()
            .withNanosecondPrecision() // by the time that passes: the clock may be set back
            .addLimit(limit -> limit.capacity(READS_AT_ONCE).refillGreedy(1, Duration.ofSeconds(1)))
            .build();
    private JWKSet known;
    private long knownSinceMillis;
    private List<String> told = List.of();

    TrustedKeys(TrustSettings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long nowMillis, SecurityContext context)
            throws KeySourceException {
        if (reads.tryConsume(1)) {
            try {
                var published = PublishedKeys.of(text());
                known = published.usable();
                knownSinceMillis = nowMillis;
                tell("left out of the issuer's keys: ", published.leftOut());
            } catch (IOException | ParseException | RuntimeException e) {
                tell("the issuer's keys can't be read: ", List.of(e.toString()));
            }
        }
        if (known == null || nowMillis > knownSinceMillis + KNOWN_FOR_MS) {
            throw new JWKSetUnavailableException("no key of the issuer is known");
        }
        return known;
    }

    @Override
    public void close() {}

    private String text() throws IOException {
        if (settings.keys().isPresent()) {
            return settings.keys().get();
        }
        var location = settings.keyLocation().orElseThrow();
        if (location.getScheme().equals("file")) {
            return Files.readString(Path.of(location));
        }
        try {
            return http.retrieveResource(location.toURL()).getContent();
        } catch (FileNotFoundException e) { // as the JDK calls these answers
            throw new IOException(
                    location + " answers 404 or 410, which an issuer does for a realm that it has not", e);
        }
    }

    private void tell(String what, List<String> faults) {
        if (!faults.equals(told)) {
            faults.stream().limit(MOST_LINES).forEach(fault -> LOG.log(Level.WARNING, what + printable(fault)));
            if (faults.size() > MOST_LINES) {
                LOG.log(Level.WARNING, what + (faults.size() - MOST_LINES) + " more");
            }
            told = faults;
        }
    }

    /** On one line, whatever the issuer sent. */
    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_FAULT)).replaceAll("[^ -~]", "?");
    }
}
