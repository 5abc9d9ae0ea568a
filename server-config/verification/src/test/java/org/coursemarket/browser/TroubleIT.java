package org.coursemarket.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import java.net.URI;
import java.util.UUID;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Fault;
import org.coursemarket.system.FaultProxy.Call;
import org.coursemarket.system.Needs;
import org.coursemarket.system.TroubledMarketplace;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a page says while a service is away, without a proxy: shop, courses and issuer are three origins, as in the local run. */
@Tag("full")
@Needs(ShopBrowser.PROGRAM)
class TroubleIT {
    /** In milliseconds: longer than a purchase may take, and than a page takes to look again. */
    private static final WaitForOptions PATIENTLY = new WaitForOptions().setTimeout(120_000);

    private static final int PATIENCE_SECONDS = 60;

    private static ShopBrowser browser;

    private final String student = "student " + UUID.randomUUID();
    private TroubledMarketplace troubled;
    private URI shop;
    private String course;

    @BeforeAll
    static void open() {
        browser = new ShopBrowser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void take() {
        troubled = TroubledMarketplace.take(TestDatabase.H2);
        shop = troubled.services.orderServer().address();
        course = troubled.services.courses().courseWithSeats(2);
    }

    @AfterEach
    void giveBack() {
        troubled.close();
        browser.closeWindows();
    }

    @Test
    void aSeatIsBoughtWithoutAProxy() {
        var window = browser.window(shop).open("/courses/" + course).signIn(student, "Student");

        window.button("Buy for $49.90").click();

        assertThat(window.heading("The seat is yours")).isVisible();
        assertOneSeatIsSold();
    }

    /** The order is stored, and nobody knows its end when the service dies. */
    @Test
    void anOrderOnItsWayIsToldToBeOnItsWayUntilItIsSettled() throws InterruptedException {
        var answers = new Fault.Hold(1);
        troubled.proxy.harm(Call.SELL, course, answers.answer());
        var window = browser.window(shop).open("/courses/" + course).signIn(student, "Student");
        window.expectOutage();

        window.button("Buy for $49.90").click();
        window.heading("Your order is on its way").waitFor(PATIENTLY);
        troubled.services.orderServer().kill();
        restart(answers);

        window.heading("The seat is yours").or(window.button("Ask again")).waitFor(PATIENTLY);
        if (window.button("Ask again").isVisible()) {
            window.button("Ask again").click();
        }
        window.heading("The seat is yours").waitFor(PATIENTLY);
        assertOneSeatIsSold();
    }

    /** The service dies before it answers, and the visitor loads the page anew, which forgets who has signed in. */
    @Test
    void aPurchaseWithoutAnAnswerIsTakenUpAgainAfterTheNextSignIn() throws InterruptedException {
        var requests = new Fault.Hold(1);
        troubled.proxy.harm(Call.SELL, course, requests.request());
        var window = browser.window(shop).open("/courses/" + course).signIn(student, "Student");
        window.expectOutage();

        window.button("Buy for $49.90").click();
        assertThat(requests.awaitAll(PATIENCE_SECONDS)).isTrue();
        troubled.services.orderServer().kill();
        window.heading("No answer came").waitFor(PATIENTLY);
        window.page.navigate("about:blank");
        restart(requests);
        window.open("/courses/" + course);

        window.heading("A purchase was begun").waitFor();
        window.signIn(student, "Student");
        window.heading("The seat is yours").waitFor(PATIENTLY);
        assertOneSeatIsSold();
    }

    private void restart(Fault.Hold held) {
        troubled.proxy.heal();
        held.release();
        troubled.services.startOrder();
        troubled.services.awaitReady();
    }

    private void assertOneSeatIsSold() {
        assertThat(troubled.services.courses().seatsOf(course)).isEqualTo(new SeatCounts(2, 1, 0, 1));
    }
}
