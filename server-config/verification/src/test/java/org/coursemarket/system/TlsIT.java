package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proxy with TLS on, by a certificate that it signed itself. */
@Needs({Nginx.PROGRAM, "openssl"})
class TlsIT {
    private static final String COURSE =
            "{\"title\": \"t\", \"description\": \"d\", \"price\": 1, \"availableSeats\": 1, \"instructorName\": \"i\"}";

    @Test
    void whatIsAskedInTlsIsAnsweredInItAndLeadsBackToIt(@TempDir Path folder) throws Exception {
        var certificate = folder.resolve("certificate.pem");
        var key = folder.resolve("key.pem");
        issue(certificate, key);
        try (var proxy = Nginx.withTls(Marketplace.on(TestDatabase.H2), certificate, key)) {
            var client =
                    HttpClient.newBuilder().sslContext(trusting(certificate)).build();

            var created = send(
                    client, request(proxy.tlsAddress().resolve("/api/courses")).POST(BodyPublishers.ofString(COURSE)));

            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            var location = URI.create(created.headers().firstValue("location").orElseThrow());
            assertThat(location.isAbsolute()).isFalse();
            assertThat(send(client, request(created.uri().resolve(location))).statusCode())
                    .isEqualTo(200);
        }
    }

    /** To the port that speaks TLS. */
    @Test
    void plainHttpIsRefused(@TempDir Path folder) throws Exception {
        var certificate = folder.resolve("certificate.pem");
        var key = folder.resolve("key.pem");
        issue(certificate, key);
        try (var proxy = Nginx.withTls(Marketplace.on(TestDatabase.H2), certificate, key)) {
            var answer = Wire.answer(proxy.tlsAddress(), "GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("Content-Type: application/problem+json")
                    .endsWith("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400}");
        }
    }

    private static void issue(Path certificate, Path key) throws IOException, InterruptedException {
        var openssl = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-noenc",
                        "-days",
                        "1",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=DNS:localhost",
                        "-out",
                        certificate.toString(),
                        "-keyout",
                        key.toString())
                .inheritIO()
                .start();
        assertThat(openssl.waitFor()).isZero();
    }

    private static SSLContext trusting(Path certificate) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "proxy", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + Tokens.of("admin", "admin"))
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
