package org.coursemarket.neighbours;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.coursemarket.system.Http;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.system.Marketplace;

/**
 * A real Keycloak with the realm of {@code server-config/marketplace-realm.json}, in the words of whoever administers it. It keeps its data in
 * memory. Maven unpacks it; its first start afterwards takes longer, because it puts itself together then.
 */
public final class Keycloak implements AutoCloseable {
    /** Of every user here, made up anew each time. */
    public static final String PASSWORD = UUID.randomUUID().toString();

    private static final Path UNPACKED = Marketplace.ROOT.resolve("server-config/verification/target/keycloak");
    private static final Path REALM = Marketplace.ROOT.resolve("server-config/marketplace-realm.json");
    private static final String ADMIN = "/admin/realms/marketplace";
    private static final int SECONDS_TO_STOP = 30;

    private final int port = Marketplace.freePort();
    private final Http http = new Http(URI.create("http://localhost:" + port), null);
    private final Path log =
            Marketplace.ROOT.resolve("server-config/verification/target/logs/keycloak-" + port + ".log");
    private final Process process;

    /** Starts it, and returns at once. */
    Keycloak() {
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(
                            "bash",
                            home().resolve("bin/kc.sh").toString(),
                            "start",
                            "--import-realm",
                            "--db=dev-mem",
                            "--cache=local", // or it would listen for other nodes, on every address
                            "--http-enabled=true",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port,
                            "--hostname=http://localhost:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "JAVA_HOME",
                            System.getProperty("java.home"),
                            "JAVA_OPTS_APPEND",
                            Marketplace.QUICK_START,
                            "KC_BOOTSTRAP_ADMIN_USERNAME",
                            "admin",
                            "KC_BOOTSTRAP_ADMIN_PASSWORD",
                            PASSWORD));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether Maven has put it where it is started from, which only {@code -Pfull} does. */
    static boolean isUnpacked() {
        return Files.isDirectory(UNPACKED);
    }

    void awaitReady() {
        await().atMost(Marketplace.PATIENCE).until(this::hasRealm);
    }

    /** What its tokens call it. */
    String issuer() {
        return realm("marketplace");
    }

    /** The address of a realm, which need not be there. */
    String realm(String name) {
        return "http://localhost:" + port + "/realms/" + name;
    }

    /** As server-config/README.md has them, but for the secret, which is made up at the start. */
    Map<String, String> settings() {
        return Map.of(
                "MP_JWT_VERIFY_ISSUER", issuer(),
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", issuer() + "/protocol/openid-connect/certs",
                "COURSE_API_TOKEN_URL", issuer() + "/protocol/openid-connect/token");
    }

    /** Of the client order-service. */
    String secret() {
        return client("order-service").path("secret").asText();
    }

    /** Makes a user with these roles, and gives the user's id. Without a whole name and an address nobody is signed in. */
    public String user(String name, String firstName, String... roles) {
        var created = admin().post(
                        ADMIN + "/users",
                        Map.of(
                                "username",
                                name,
                                "firstName",
                                firstName,
                                "lastName",
                                "Example",
                                "email",
                                name + "@example.com",
                                "enabled",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "value", PASSWORD))));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var id = admin().get(ADMIN + "/users?exact=true&username=" + name)
                .body()
                .path(0)
                .path("id")
                .asText();
        done(admin().json(
                        "POST",
                        rolesOf(id),
                        "[" + Stream.of(roles).map(this::role).collect(joining(",")) + "]"));
        return id;
    }

    void takeRole(String userId, String role) {
        done(admin().json("DELETE", rolesOf(userId), "[" + role(role) + "]"));
    }

    /** Makes a public client that gives tokens to whoever knows a password. */
    void client(String id, List<String> scopes, List<String> audiences, Map<String, String> attributes) {
        var mappers = audiences.stream()
                .map(audience -> Map.of(
                        "name",
                        "audience " + audience,
                        "protocol",
                        "openid-connect",
                        "protocolMapper",
                        "oidc-audience-mapper",
                        "config",
                        Map.of("included.custom.audience", audience, "access.token.claim", "true")))
                .toList();
        var created = admin().post(
                        ADMIN + "/clients",
                        Map.of(
                                "clientId", id,
                                "publicClient", true,
                                "directAccessGrantsEnabled", true,
                                "defaultClientScopes", scopes,
                                "protocolMappers", mappers,
                                "attributes", attributes));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
    }

    /** Puts this number into each access token of the client. */
    void hardcode(String clientId, String claim, long number) {
        var mapper = Map.of(
                "name",
                claim,
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-hardcoded-claim-mapper",
                "config",
                Map.of(
                        "claim.name",
                        claim,
                        "claim.value",
                        String.valueOf(number),
                        "jsonType.label",
                        "long",
                        "access.token.claim",
                        "true"));
        var created = admin().post(
                        ADMIN + "/clients/" + client(clientId).path("id").asText() + "/protocol-mappers/models",
                        mapper);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
    }

    /** Lets the shop at this address sign people in, as {@code redirectUris} in the realm's file does. */
    public void letSignIn(URI shop) {
        var client = client("course-shop");
        ((ArrayNode) client.path("redirectUris")).add(shop + "/");
        done(admin().json("PUT", ADMIN + "/clients/" + client.path("id").asText(), client.toString()));
    }

    /** A user's, by their password. */
    String token(String client, String user) {
        var answer = form(
                "/realms/marketplace/protocol/openid-connect/token",
                Map.of("grant_type", "password", "client_id", client, "username", user, "password", PASSWORD));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("access_token").asText();
    }

    /** From now on it signs with another key, and shows both. */
    void changeKey() {
        var provider = Map.of(
                "name", "next",
                "providerId", "rsa-generated",
                "providerType", "org.keycloak.keys.KeyProvider",
                "parentId", admin().get(ADMIN).body().path("id").asText(),
                "config", Map.of("priority", List.of("1000")));
        var created = admin().post(ADMIN + "/components", provider);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
    }

    /** From now on it shows, of the keys for RS256, the one alone that it signs with. */
    void forgetOldKey() {
        var providers = admin().get(ADMIN + "/components?type=org.keycloak.keys.KeyProvider")
                .body();
        for (var provider : providers) {
            if (provider.path("providerId").asText().equals("rsa-generated")
                    && !provider.path("name").asText().equals("next")) {
                var deleted = admin().json(
                                "DELETE",
                                ADMIN + "/components/" + provider.path("id").asText(),
                                "");
                done(deleted);
            }
        }
    }

    /** Ends the process in good order, or after a while without. */
    @Override
    public void close() {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy(); // its script passes that on
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    /** Where Maven has unpacked it, with the realm to import. */
    private static Path home() throws IOException {
        try (var versions = Files.list(UNPACKED)) {
            var home = versions.findFirst().orElseThrow();
            var realms = Files.createDirectories(home.resolve("data/import"));
            Files.copy(REALM, realms.resolve(REALM.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            return home;
        }
    }

    private boolean hasRealm() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(log));
        }
        try {
            return http.get("/realms/marketplace").status() == 200;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException) {
                return false; // not yet
            }
            throw e;
        }
    }

    private JsonNode client(String name) {
        return admin().get(ADMIN + "/clients?clientId=" + name).body().path(0);
    }

    private String role(String name) {
        return admin().get(ADMIN + "/roles/" + name).text();
    }

    private static String rolesOf(String userId) {
        return ADMIN + "/users/" + userId + "/role-mappings/realm";
    }

    /** With a token of its own each time: one lasts for a minute. */
    private Http admin() {
        var answer = form(
                "/realms/master/protocol/openid-connect/token",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", PASSWORD));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return http.with(answer.body().path("access_token").asText());
    }

    private Answer form(String path, Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(joining("&"));
        return http.send(
                "POST",
                path,
                BodyPublishers.ofString(form),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }
}
