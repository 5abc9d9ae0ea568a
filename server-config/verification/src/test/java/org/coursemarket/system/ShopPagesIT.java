package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop's pages as files: each that another one names is there, and browsers are told what they may do with it. */
class ShopPagesIT {
    /** In HTML and in modules. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:href=|src=|from |import |import\\()\"((?:/|\\./|\\.\\./)[^\"#]+)\"|\"(/webjars/[^\"]+)\"");

    private static final Map<String, String> TYPES = Map.of(
            "", "text/html",
            "js", "application/javascript",
            "css", "text/css",
            "svg", "image/svg+xml");

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final Http http = marketplace.orders().http.with(null);

    @Test
    void whateverAFileNamesIsThere() {
        var files = files();

        assertThat(files.keySet())
                .contains("/", "/shop/main.js", "/shop/shop.css", "/shop/pages/list.js")
                .anyMatch(path -> path.startsWith("/webjars/lit-html/"));
        files.forEach((path, file) -> {
            assertThat(file.status()).as(path).isEqualTo(200);
            assertThat(file.contentType()).as(path).startsWith(TYPES.get(extension(path)));
        });
    }

    @Test
    void aPageRunsNoScriptButItsOwn() {
        var policy = http.get("/").header("content-security-policy");

        assertThat(policy)
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; ")
                .contains("connect-src 'self' " + origin(Tokens.ISSUER.issuer()) + ";")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "data:");
    }

    @Test
    void aPageIsAskedForEachTimeAndALibraryOnce() {
        var page = http.get("/");
        var library = files().keySet().stream()
                .filter(path -> path.startsWith("/webjars/"))
                .findAny()
                .orElseThrow();

        assertThat(page.header("cache-control")).isEqualTo("no-cache");
        assertThat(http.send("GET", "/", BodyPublishers.noBody(), Map.of("If-None-Match", page.header("etag")))
                        .status())
                .isEqualTo(304);
        assertThat(http.get(library).header("cache-control")).contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/shop/nothing.js", "/webjars/nothing.js", "/webjars/lit-html/0.0.0/lit-html.js", "/nothing"})
    void whatIsNotThereIsNotKept(String path) {
        var answer = http.get(path);

        Answers.assertProblem(answer, 404);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    @Test
    void thePagesAreOnlyRead() {
        Answers.assertProblem(http.post("/", Map.of()), 405);
        Answers.assertProblem(http.post("/shop/main.js", Map.of()), 405);
    }

    @Test
    void thePagesLearnWhereToSignIn() {
        var shop = http.get("/api/shop").body();

        assertThat(shop.path("issuer").asText()).isEqualTo(Tokens.ISSUER.issuer());
        assertThat(shop.path("clientId").asText()).isEqualTo("course-shop");
        assertThat(shop.path("coursesUrl").asText()).isEqualTo("/api/courses");
    }

    /** From the first page on, as a browser finds them. */
    private Map<String, Answer> files() {
        var files = new HashMap<String, Answer>();
        var left = new ArrayDeque<String>();
        left.add("/");
        while (!left.isEmpty()) {
            var path = left.remove();
            var file = http.get(path);
            files.put(path, file);
            NAMED.matcher(file.text()).results().forEach(found -> {
                var name = found.group(1) == null ? found.group(2) : found.group(1);
                var named = URI.create(path).resolve(name).getPath();
                if (!files.containsKey(named) && !left.contains(named)) {
                    left.add(named);
                }
            });
        }
        return files;
    }

    private static String extension(String path) {
        return path.equals("/") ? "" : path.substring(path.lastIndexOf('.') + 1);
    }

    private static String origin(String url) {
        return URI.create(url).resolve("/").toString().replaceFirst("/$", "");
    }
}
