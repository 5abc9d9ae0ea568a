package org.coursemarket.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import java.text.ParseException;
import java.util.List;
import org.coursemarket.testing.Fake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a request is taken to come from. The text of each token is its subject. */
class BearerAuthenticationTest {
    private final BearerAuthentication authentication = new BearerAuthentication();
    private SecurityContext security;

    BearerAuthenticationTest() {
        authentication.tokens = new TokenVerifier() {
            @Override
            TokenPrincipal verify(String token) {
                try {
                    return new TokenPrincipal(new JWTClaimsSet.Builder()
                            .subject(token)
                            .claim("groups", List.of(Roles.ADMIN))
                            .build());
                } catch (ParseException e) {
                    throw new IllegalArgumentException(e);
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ada", "bearer ada", "BEARER   ada"})
    void callerIsWhoeverTheTokenIsOf(String header) {
        ask(header);

        assertThat(Caller.ifAny(security)).contains(new Caller("ada", true));
        assertThat(security.isUserInRole(Roles.SERVICE)).isFalse();
    }

    @Test
    void noHeaderLeavesTheCallerUnknown() {
        ask();

        assertThat(security).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer\tada", "Bearer\tada ada", "Bearer ada ada", "Bearer ada "})
    void anythingButOneTokenIsRefused(String header) {
        assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> ask(header));
        assertThat(security).isNull();
    }

    @Test
    void twoHeadersAreRefused() {
        assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> ask("Bearer ada", "Bearer ada"));
        assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> ask("Basic YTpi", "Bearer ada"));
        assertThat(security).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearerer ada", "ada", ""})
    void otherSchemeIsToldWhichIsWanted(String header) {
        assertThatExceptionOfType(TokenRequired.class).isThrownBy(() -> ask(header));
        assertThat(security).isNull();
    }

    private void ask(String... authorizations) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        if (authorizations.length > 0) {
            headers.put(HttpHeaders.AUTHORIZATION, List.of(authorizations));
        }
        authentication.filter(Fake.of(ContainerRequestContext.class, (method, argument) -> switch (method) {
            case "getHeaders" -> headers;
            case "getSecurityContext" -> Fake.of(SecurityContext.class, (asked, none) -> false); // no TLS
            case "setSecurityContext" -> {
                security = (SecurityContext) argument;
                yield null;
            }
            default -> throw new UnsupportedOperationException(method);
        }));
    }
}
