package org.coursemarket.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A window of somebody who visits the shop. It takes down what the browser complains about: errors of the pages, files that are not
 * there, and requests to anybody but this machine.
 */
final class ShopWindow {
    static final String ISSUERS_PAGE = "Sign in to the local run";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    /** What Chromium writes for each answer of 400 and more. A refusal by a service is no mistake of a page. */
    private static final Pattern REFUSED =
            Pattern.compile("Failed to load resource: the server responded with a status of .*");

    private static final Pattern OF_A_SERVICE = Pattern.compile("http://[^/]+/(api/|dev/|development/).*");
    private static final Pattern UNREACHABLE =
            Pattern.compile("Failed to load resource: net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE).*");

    final Page page;
    private final URI shop;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private boolean outage;

    ShopWindow(URI shop, BrowserContext context) {
        this.shop = shop;
        this.context = context;
        page = context.newPage();
        page.onPageError(error -> complaints.add("error: " + error));
        page.onConsoleMessage(this::hear);
        page.onRequest(this::see);
    }

    /** Goes to a page of the shop, by its address behind the {@code #}. */
    ShopWindow open(String address) {
        page.navigate(shop.resolve("/#" + address).toString());
        return this;
    }

    /** By the issuer's page, which leads back to where the visitor was. */
    ShopWindow signIn(String name, String role) {
        button("Sign in").first().click();
        heading(ISSUERS_PAGE).waitFor();
        page.getByLabel("Name").fill(name);
        page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(Pattern.compile("^" + role + ":")))
                .check();
        button("Sign in").click();
        page.getByText("Signed in as " + name).waitFor();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, named(name));
    }

    /** From now on a service may be away without a complaint. */
    void expectOutage() {
        outage = true;
    }

    void close() {
        context.close();
    }

    void assertNoComplaints() {
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }

    private void hear(ConsoleMessage message) {
        boolean isComplaint = Set.of("error", "warning").contains(message.type());
        if (isComplaint && !isExpected(message)) {
            complaints.add(message.type() + ": " + message.text() + " " + message.location());
        }
    }

    private boolean isExpected(ConsoleMessage message) {
        boolean isRefusal = REFUSED.matcher(message.text()).matches()
                && OF_A_SERVICE.matcher(message.location()).matches();
        return isRefusal || (outage && UNREACHABLE.matcher(message.text()).matches());
    }

    private void see(Request request) {
        var url = URI.create(request.url());
        if (url.getHost() != null && !THIS_MACHINE.contains(url.getHost())) {
            complaints.add("request to somebody else: " + url);
        }
    }
}
