package org.coursemarket.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.coursemarket.browser.ShopWindow.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.RouteOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.coursemarket.system.Marketplace;
import org.coursemarket.system.Needs;
import org.coursemarket.system.Nginx;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An instructor's desk: a course is made once, prices are seen before they are saved, and what two people write is not lost. */
@Tag("full")
@Needs({ShopBrowser.PROGRAM, Nginx.PROGRAM})
class DeskIT {
    private static Nginx proxy;
    private static ShopBrowser browser;

    private final String title = "Course " + UUID.randomUUID();

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
    void aCourseIsMadeOnceThoughTheAnswerIsLost() {
        var window = ada("/desk/new");
        window.expectOutage();
        var page = window.page;
        page.route(
                "**/api/courses",
                route -> {
                    route.fetch();
                    route.abort("connectionreset");
                },
                new RouteOptions().setTimes(1));
        fillCourse(page);
        button(page, "Create the course").click();
        page.getByRole(AriaRole.ALERT).waitFor();

        button(page, "Create the course").click();
        heading(page, title).waitFor();

        page.getByRole(AriaRole.LINK, named("My courses")).click();
        assertThat(page.getByRole(AriaRole.LINK, named(title))).hasCount(1);
    }

    @Test
    void whatIsNotRightIsSaidAtItsField() {
        var page = ada("/desk/new").page;

        button(page, "Create the course").click();

        assertThat(page.getByLabel("Title")).isFocused();
        assertThat(page.getByLabel("Title")).hasAttribute("aria-invalid", "true");
    }

    @Test
    void aPriceIsSeenBeforeItsRulesAreSaved() {
        var page = newCourse().page;
        tab(page, "Price rules");
        page.getByLabel("Kind of the new rule").selectOption("ladder");
        button(page, "Add a rule").click();
        page.getByLabel("Seats sold for each step").fill("2");
        page.getByLabel("Steps at the most").fill("3");
        page.getByLabel("Percent", new Page.GetByLabelOptions().setExact(true)).fill("10");

        assertThat(plot(page, "between $20.00 and $26.00")).isVisible();

        button(page, "Save the rules").click();
        page.getByText("Saved.").first().waitFor();
        page.getByText("Show as a table").first().click();
        assertThat(page.getByRole(AriaRole.TABLE, named("Price by seats sold"))
                        .getByRole(AriaRole.ROW)
                        .filter(new FilterOptions().setHas(page.getByRole(AriaRole.ROWHEADER, named("4")))))
                .containsText("$24.00");
    }

    @Test
    void whatIsWrongWithARuleIsSaidAtTheRule() {
        var page = newCourse().page;
        tab(page, "Price rules");
        button(page, "Add a rule").click();
        var percent = page.getByLabel("Percent", new Page.GetByLabelOptions().setExact(true));

        percent.fill("2000"); // more than the service takes

        assertThat(percent).hasAttribute("aria-invalid", "true");
    }

    @Test
    void whatSomebodyElseHasWrittenIsShownAndNotOverwrittenUnseen() {
        var first = newCourse().page;
        var second = ada(address(first)).page;
        first.getByLabel("Description").fill("By the first");
        button(first, "Save").click();
        first.getByText("Saved.").first().waitFor();

        second.getByLabel("Title").fill(title + " again");
        button(second, "Save").click();

        assertThat(second.getByRole(AriaRole.ALERT)).containsText("By the first");
        assertThat(second.getByLabel("Title")).hasValue(title + " again");

        button(second, "Take what is there now").click();
        assertThat(second.getByLabel("Title")).hasValue(title);
        assertThat(second.getByLabel("Description")).hasValue("By the first");
    }

    @Test
    void aCourseIsClosedOnlyByWhoSaysSoTwice() {
        var page = newCourse().page;
        button(page, "Open for sale").click();
        button(page, "Close for good").click();
        button(page, "Cancel").click();
        assertThat(button(page, "Close for good")).isFocused();
        assertThat(heading(page, "Status: Open")).isVisible();

        button(page, "Close for good").click();
        button(page.getByRole(AriaRole.DIALOG), "Close for good").click();

        assertThat(heading(page, "Status: Closed")).isFocused();
    }

    @Test
    void randomCodesAreShownOnceTheyAreMade() {
        var page = newCourse().page;
        tab(page, "Vouchers");
        page.getByLabel("How many").selectOption("many");
        page.getByLabel("Number of vouchers").fill("3");
        page.getByRole(AriaRole.TEXTBOX, named("Percent off")).fill("10");

        button(page, "Make vouchers").click();

        assertThat(page.getByLabel("3 vouchers were made"))
                .hasValue(Pattern.compile("([A-Z0-9]{12}\n){2}[A-Z0-9]{12}"));
        assertThat(page.getByRole(AriaRole.CELL, named("10 % off"))).hasCount(3);
    }

    @Test
    void theHistoryIsAPlotAndATable() {
        var page = newCourse().page;
        page.getByLabel("Number of seats").fill("9");
        button(page, "Set the seats").click();
        page.getByText("9 free").waitFor();

        tab(page, "History");

        assertThat(plot(page, "0 are sold, 0 held and 9 free")).isVisible();
        assertThat(page.getByRole(AriaRole.ROW).filter(new FilterOptions().setHasText("The number of seats was set")))
                .hasCount(1);
    }

    @Test
    void anAdminSeesWhetherOrdersAgreeWithSeats() {
        var page = browser.window(proxy.address()).open("/reconciliation").signIn("Root", "Admin").page;

        assertThat(page.getByRole(AriaRole.MAIN))
                .containsText(Pattern.compile("All [\\d,]+ orders agree|contradictions were found"));
    }

    @Test
    void anotherInstructorsCourseIsNotOpenedAtTheDesk() {
        var page = newCourse().page;
        button(page, "Open for sale").click();
        heading(page, "Status: Open").waitFor();

        var another = browser.window(proxy.address()).open(address(page)).signIn("Eve", "Instructor").page;

        assertThat(another.getByText("This course is another instructor's.")).isVisible();
    }

    /** The desk of a new draft. */
    private ShopWindow newCourse() {
        var window = ada("/desk/new");
        fillCourse(window.page);
        button(window.page, "Create the course").click();
        heading(window.page, title).waitFor();
        return window;
    }

    private void fillCourse(Page page) {
        page.getByLabel("Title").fill(title);
        page.getByLabel("Description").fill("From the start");
        page.getByLabel("Price").fill("20");
        page.getByLabel("Number of seats").fill("8");
    }

    private static ShopWindow ada(String address) {
        return browser.window(proxy.address()).open(address).signIn("Ada", "Instructor");
    }

    private static String address(Page page) {
        return page.url().substring(page.url().indexOf('#') + 1);
    }

    private static void tab(Page page, String name) {
        page.getByRole(AriaRole.LINK, named(name)).click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Locator button(Locator place, String name) {
        return place.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, named(name));
    }

    private static Locator plot(Page page, String words) {
        return page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(words));
    }
}
