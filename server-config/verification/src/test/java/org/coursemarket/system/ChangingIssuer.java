package org.coursemarket.system;

import static no.nav.security.mock.oauth2.http.OAuth2HttpResponseKt.json;
import static no.nav.security.mock.oauth2.http.OAuth2HttpRouterKt.get;
import static no.nav.security.mock.oauth2.http.OAuth2HttpRouterKt.post;
import static no.nav.security.mock.oauth2.http.OAuth2HttpRouterKt.routes;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.http.NettyWrapper;

/** An issuer whose key changes; it shows its keys, and gives the order service its token. */
final class ChangingIssuer implements AutoCloseable {
    private final NettyWrapper http = new NettyWrapper();
    private volatile RSAKey key = Tokens.newKey();
    private volatile JWKSet shown = new JWKSet(key);

    ChangingIssuer() {
        var routes = routes(
                get("/keys", request -> json(shown.toJSONObject())),
                post("/token", request -> json(Map.of("access_token", token("order-service", "service")))));
        http.start(InetAddress.getLoopbackAddress(), 0, routes);
    }

    /** Of a service that trusts this issuer. */
    Map<String, String> settings() {
        return Map.of(
                "MP_JWT_VERIFY_ISSUER", address(),
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", address() + "/keys",
                "COURSE_API_TOKEN_URL", address() + "/token");
    }

    /** From now on it signs with another key, and shows both. */
    void changeKey() {
        var next = Tokens.newKey();
        shown = new JWKSet(List.of(key, next));
        key = next;
    }

    /** From now on it shows the key alone that it signs with. */
    void forgetOldKey() {
        shown = new JWKSet(key);
    }

    String token(String subject, String role) {
        return Tokens.signed(Tokens.claims(subject, role).issuer(address()).build(), key);
    }

    /** Nobody answers any more. */
    @Override
    public void close() {
        http.stop();
    }

    private String address() {
        return "http://localhost:" + http.port();
    }
}
