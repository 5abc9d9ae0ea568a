package org.coursemarket.launch;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/**
 * Who gets a token for which grant (RFC 6749, section 4). The order service gets one for its secret; whoever has signed in, one for
 * the code and its verifier (RFC 7636), which mock-oauth2-server compares with the challenge but does not ask for.
 */
final class Grants extends DefaultOAuth2TokenCallback {
    static final String CLIENT = "order-service";
    static final String SECRET = "development";

    Grants() {
        super(
                DevelopmentIssuer.PATH,
                CLIENT,
                JOSEObjectType.JWT.getType(),
                List.of(DevelopmentIssuer.AUDIENCE),
                Map.of(),
                DevelopmentIssuer.LIFETIME.toSeconds());
    }

    /** Is asked for where nobody has signed in: for a client's own token, and for a code that is unknown or used. */
    @Override
    public String subject(TokenRequest request) {
        if (!(request.getAuthorizationGrant() instanceof ClientCredentialsGrant)) {
            throw refusal(OAuth2Error.INVALID_GRANT, "unknown or used");
        }
        return super.subject(request);
    }

    /** Beside these, whoever has signed in has the role that they said. */
    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        var grant = request.getAuthorizationGrant();
        if (grant instanceof ClientCredentialsGrant) {
            if (!isOrderService(request)) {
                throw refusal(OAuth2Error.INVALID_CLIENT, "unknown, or another secret");
            }
            return Map.of("groups", List.of("service"));
        }
        if (grant instanceof AuthorizationCodeGrant code && code.getCodeVerifier() == null) {
            throw refusal(OAuth2Error.INVALID_GRANT, "code_verifier is missing");
        }
        if (grant instanceof AuthorizationCodeGrant || grant instanceof RefreshTokenGrant) {
            return Map.of();
        }
        throw refusal(OAuth2Error.UNSUPPORTED_GRANT_TYPE, "none of those that are known here");
    }

    private static boolean isOrderService(TokenRequest request) {
        return request.getClientAuthentication() instanceof PlainClientSecret client
                && client.getClientID().getValue().equals(CLIENT)
                && client.getClientSecret().getValue().equals(SECRET);
    }

    private static OAuth2Exception refusal(ErrorObject error, String why) {
        return new OAuth2Exception(error.setDescription(why), why);
    }
}
