package org.coursemarket.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page.WaitForURLOptions;
import java.net.URI;
import java.util.UUID;
import org.coursemarket.neighbours.Keycloak;
import org.coursemarket.neighbours.KeycloakMarketplace;
import org.coursemarket.system.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Visitors sign in by the page of a real Keycloak, and out. Shop, courses and issuer are three origins. */
@Tag("full")
@Needs(ShopBrowser.PROGRAM)
@EnabledIf(
        value = "org.coursemarket.neighbours.KeycloakMarketplace#isPossible",
        disabledReason = "Keycloak is not unpacked, which -Pfull does")
class KeycloakSignInIT {
    /** In milliseconds: Keycloak's first page takes its time. */
    private static final WaitForOptions PATIENTLY = new WaitForOptions().setTimeout(120_000);

    private static KeycloakMarketplace marketplace;
    private static URI shop;
    private static ShopBrowser browser;

    private final String student = "student-" + UUID.randomUUID();
    private final String another = "student-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        marketplace = KeycloakMarketplace.shared();
        shop = marketplace.services.orderServer().address();
        marketplace.issuer.letSignIn(shop);
        browser = new ShopBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @AfterEach
    void nothingWentWrong() {
        browser.closeWindows();
    }

    @Test
    void aStudentBuysASeatAndLeavesTheWindowToSomebodyElse() {
        marketplace.issuer.user(student, "Grace", "student");
        marketplace.issuer.user(another, "Heidi", "student");
        var course = marketplace.course();
        var window = browser.window(shop).open("/courses/" + course);

        window.button("Sign in").first().click();
        identify(window, student);
        window.page.getByText("Signed in as Grace Example").waitFor(PATIENTLY);
        window.button("Buy for $49.90").click();
        window.heading("The seat is yours").waitFor(PATIENTLY);
        window.link("My orders").click();
        assertThat(window.link("Jakarta EE")).hasAttribute("href", "#/courses/" + course);

        window.button("Sign out").click();
        window.page.waitForURL(shop + "/", new WaitForURLOptions().setTimeout(PATIENTLY.timeout)); // by way of Keycloak
        window.button("Sign in").click();
        identify(window, another);
        window.page.getByText("Signed in as Heidi Example").waitFor(PATIENTLY);
    }

    /** On Keycloak's page, which asks although somebody had signed in before. */
    private static void identify(ShopWindow window, String user) {
        window.page.getByLabel("Username or email").waitFor(PATIENTLY);
        window.page.getByLabel("Username or email").fill(user);
        window.page.locator("#password").fill(Keycloak.PASSWORD);
        window.button("Sign In").click();
    }
}
