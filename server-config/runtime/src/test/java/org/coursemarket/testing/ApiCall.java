package org.coursemarket.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A request to a service's API. */
public final class ApiCall {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpRequest.Builder request;

    private ApiCall(HttpRequest.Builder request) {
        this.request = request;
    }

    public static ApiCall get(URI address) {
        return new ApiCall(HttpRequest.newBuilder(address).timeout(PATIENCE));
    }

    public static ApiCall post(URI address, String json) {
        return new ApiCall(HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Who asks. */
    public ApiCall with(String token) {
        request.header("Authorization", "Bearer " + token);
        return this;
    }

    public HttpResponse<String> send() {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
