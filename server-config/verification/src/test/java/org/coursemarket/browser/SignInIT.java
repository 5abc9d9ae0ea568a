package org.coursemarket.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import org.coursemarket.system.Marketplace;
import org.coursemarket.system.Needs;
import org.coursemarket.system.Nginx;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A visitor signs in by the issuer's page, behind the proxy: shop and services are one origin, the issuer is another. */
@Tag("full")
@Needs({ShopBrowser.PROGRAM, Nginx.PROGRAM})
class SignInIT {
    private static Nginx proxy;
    private static ShopBrowser browser;

    @BeforeAll
    static void start() {
        proxy = Nginx.before(Marketplace.on(TestDatabase.H2));
        browser = new ShopBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        proxy.close();
    }

    @AfterEach
    void nothingWentWrong() {
        browser.closeWindows();
    }

    @Test
    void aVisitorComesBackToTheSamePageAsWhoTheySaid() {
        var window = browser.window(proxy.address()).open("/nowhere").signIn("Grace", "Student");

        assertThat(window.page).hasURL(proxy.address().resolve("/#/nowhere").toString());
        assertThat(window.link("My orders")).isVisible();
    }

    @Test
    void aRoleSeesItsOwnPages() {
        var window = browser.window(proxy.address()).open("/nowhere").signIn("Ada", "Instructor");

        assertThat(window.link("My courses")).isVisible();
        assertThat(window.link("My orders")).isHidden();
    }

    @Test
    void whoSignsOutIsNobody() {
        var window = browser.window(proxy.address()).open("/nowhere").signIn("Grace", "Student");

        window.button("Sign out").click();

        assertThat(window.button("Sign in")).isVisible();
        assertThat(window.link("My orders")).isHidden();
    }

    @Test
    void whoseTokenIsRefusedCanSignInAgain() {
        var window = browser.window(proxy.address()).open("/nowhere").signIn("Grace", "Student");
        window.page.route(
                "**/api/orders**",
                route -> route.fulfill(new FulfillOptions().setStatus(401).setBody("{}")));

        window.link("My orders").click();

        assertThat(window.page.getByText("You are not signed in any more. Sign in again."))
                .isVisible();
        assertThat(window.button("Sign in")).isVisible();
        assertThat(window.button("Sign out")).isHidden();
    }
}
