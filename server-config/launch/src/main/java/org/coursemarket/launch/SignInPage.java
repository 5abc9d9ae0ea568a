package org.coursemarket.launch;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponseKt;
import no.nav.security.mock.oauth2.http.Route;

/**
 * Asks for a name and a role (OpenID Connect Core 1.0, section 3.1.2). mock-oauth2-server's own page asks for JSON, and loads a font
 * from elsewhere; where this one is sent to, it takes over. Only the query takes the code back: its form for that escapes nothing.
 */
final class SignInPage {
    private static final String HTML = html();

    private SignInPage() {}

    static OAuth2HttpResponse answer(OAuth2HttpRequest request) {
        return refused(request).orElseGet(() -> OAuth2HttpResponseKt.html(HTML));
    }

    /** What the page sends goes to the same address, so this asks the same of it. */
    static OAuth2HttpResponse submitted(OAuth2HttpRequest request, Route server) {
        return refused(request).orElseGet(() -> server.invoke(request));
    }

    private static Optional<OAuth2HttpResponse> refused(OAuth2HttpRequest request) {
        try {
            var wanted = AuthenticationRequest.parse(request.getUrl().uri());
            if (wanted.getResponseMode() != null && !wanted.getResponseMode().equals(ResponseMode.QUERY)) {
                return Optional.of(InvalidInput.answer("response_mode", "must be query", DevelopmentIssuer.AUTHORIZE));
            }
            return wanted.getCodeChallenge() == null
                    ? Optional.of(refusal("code_challenge is missing"))
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.of(refusal(e.getMessage()));
        }
    }

    private static OAuth2HttpResponse refusal(String why) {
        return OAuth2HttpResponseKt.oauth2Error(OAuth2Error.INVALID_REQUEST.setDescription(why));
    }

    private static String html() {
        try (var page = SignInPage.class.getResourceAsStream("sign-in.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
