package org.coursemarket.launch;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.InetAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponseKt;
import no.nav.security.mock.oauth2.http.OAuth2HttpRouterKt;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An issuer of tokens that believes whatever it is told, for development and for tests: mock-oauth2-server with {@link SignInPage},
 * {@link WantedToken} and {@link Grants}. Its key is made at its start. It answers this machine alone, and allows pages of this
 * machine alone to read its answers (mock-oauth2-server sends the CORS headers).
 */
public final class DevelopmentIssuer implements AutoCloseable {
    /** What the services ask to be named in a token's {@code aud} unless they are told otherwise. */
    public static final String AUDIENCE = "course-marketplace";

    static final String PATH = "development";
    static final String AUTHORIZE = "/" + PATH + "/authorize";
    static final String TOKEN_FOR_THE_ASKING = "/dev/token";
    private static final String DISCOVERY = "/" + PATH + "/.well-known/openid-configuration";
    static final Duration LIFETIME = Duration.ofHours(12);

    /** mock-oauth2-server has more, such as pages that print whatever is in their addresses. */
    private static final Set<String> PATHS =
            Set.of(TOKEN_FOR_THE_ASKING, AUTHORIZE, "/" + PATH + "/token", "/" + PATH + "/jwks", DISCOVERY);

    /** And {@code ::1}, where nobody listens, in case somebody forwards it. */
    private static final String HERE = "(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?";

    private static final Pattern HOST = Pattern.compile(HERE, Pattern.CASE_INSENSITIVE);
    private static final Pattern ORIGIN = Pattern.compile("http://" + HERE, Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_A_PROXY = Pattern.compile(
            "forwarded|via|proxy-.*|x-forwarded.*|x-original-.*|x-envoy-.*|x-real-ip|(.*-)?(client|connecting)-ip",
            Pattern.CASE_INSENSITIVE);

    private final KeyProvider keys = new KeyProvider(List.of()); // its own default is a key that everybody knows
    private final OAuth2TokenProvider tokens = new OAuth2TokenProvider(keys);
    private final NettyWrapper http = new NettyWrapper();

    /** @param port 0 for any that is free */
    public DevelopmentIssuer(int port) {
        var config = new OAuth2Config(true, null, null, false, tokens, Set.of(new Grants()), http);
        var server = new OAuth2HttpRequestHandler(config).getAuthorizationServer();
        var routes = OAuth2HttpRouterKt.routes(
                OAuth2HttpRouterKt.post(TOKEN_FOR_THE_ASKING, request -> WantedToken.answer(request, this)),
                OAuth2HttpRouterKt.get(AUTHORIZE, SignInPage::answer),
                OAuth2HttpRouterKt.post(AUTHORIZE, request -> SignInPage.submitted(request, server)),
                OAuth2HttpRouterKt.get(DISCOVERY, request -> withoutSessions(server.invoke(request))),
                server);
        http.start(
                InetAddress.getLoopbackAddress(),
                port,
                request -> isFromHere(request) && isKnown(request) ? routes.invoke(named(request)) : nothing());
    }

    /** What it calls itself ({@code iss}). */
    public String issuer() {
        return address() + "/" + PATH;
    }

    public String address() {
        return "http://localhost:" + http.port();
    }

    /** The environment of services that trust this issuer, and of the order service, which gets its own token here. */
    public Map<String, String> settings() {
        return Map.of(
                "MP_JWT_VERIFY_ISSUER",
                issuer(),
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                issuer() + "/jwks",
                "COURSE_API_TOKEN_URL",
                issuer() + "/token",
                "COURSE_API_CLIENT_ID",
                Grants.CLIENT,
                "COURSE_API_CLIENT_SECRET",
                Grants.SECRET);
    }

    /** A token that counts, for {@link #LIFETIME}. */
    public String token(String subject, List<String> roles) {
        var claims = Map.of(
                "iss", issuer(),
                "aud", AUDIENCE,
                "sub", subject,
                "jti", UUID.randomUUID().toString(),
                "groups", roles);
        return tokens.jwt(claims, LIFETIME, PATH).serialize();
    }

    /** It signs with this: so a test can sign what it would not. */
    public RSAKey key() {
        return keys.signingKey(PATH).toRSAKey();
    }

    @Override
    public void close() {
        http.stop();
    }

    /** And meant for here: a page from elsewhere may ask for a token, and may have made its own name point to this machine. */
    private static boolean isFromHere(OAuth2HttpRequest request) {
        var headers = request.getHeaders();
        String host = headers.get("Host");
        String origin = headers.get("Origin");
        return host != null
                && HOST.matcher(host).matches()
                && (origin == null || ORIGIN.matcher(origin).matches())
                && headers.names().stream()
                        .noneMatch(name -> OF_A_PROXY.matcher(name).matches());
    }

    private static boolean isKnown(OAuth2HttpRequest request) {
        return PATHS.contains(request.getOriginalUrl().encodedPath());
    }

    /** The same request to the one name that the services know: mock-oauth2-server calls itself what it was asked by. */
    private OAuth2HttpRequest named(OAuth2HttpRequest request) {
        var headers = request.getHeaders()
                .newBuilder()
                .set("Host", "localhost:" + http.port())
                .build();
        return new OAuth2HttpRequest(headers, request.getMethod(), request.getOriginalUrl(), request.getBody());
    }

    /** It asks each time who signs in, so there is no session that a page could end. */
    private static OAuth2HttpResponse withoutSessions(OAuth2HttpResponse itself) {
        try {
            var metadata = JSONObjectUtils.parse(itself.getBody());
            metadata.remove("end_session_endpoint");
            return new OAuth2HttpResponse(
                    itself.getHeaders(), itself.getStatus(), JSONObjectUtils.toJSONString(metadata), null);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OAuth2HttpResponse nothing() {
        return OAuth2HttpResponseKt.notFound("nothing is here");
    }
}
