package org.coursemarket.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import org.coursemarket.system.CourseSystem;
import org.coursemarket.system.Marketplace;
import org.coursemarket.system.Needs;
import org.coursemarket.system.Nginx;
import org.coursemarket.system.OrderSystem;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a program can tell of WCAG 2.2 AA, on every page: axe finds nothing, and no page is wider than a narrow screen. */
@Tag("full")
@Needs({ShopBrowser.PROGRAM, Nginx.PROGRAM})
class AccessibilityIT {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static Nginx proxy;
    private static ShopBrowser browser;

    private final CourseSystem courses = Marketplace.on(TestDatabase.H2).courses();
    private final OrderSystem orders = Marketplace.on(TestDatabase.H2).orders();
    private final String title = "Course of " + UUID.randomUUID();
    private final String student = "student " + UUID.randomUUID();
    private ShopWindow window;

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

    @ParameterizedTest
    @EnumSource
    void visitorsCanUseEachPage(Screen screen) {
        var course = courses.courseWithSeats(2, title);
        window = browser.window(proxy.address(), screen.options()).open("/");
        assertUsable("Courses");
        window.open("/courses/" + course);
        assertUsable(title);
        window.open("/orders");
        assertUsable("Sign in");
        window.open("/nowhere");
        assertUsable("This page does not exist");
    }

    @ParameterizedTest
    @EnumSource
    void studentsCanUseEachPage(Screen screen) {
        var course = courses.courseWithSeats(1, title);
        var soldOut = courses.courseWithSeats(0, "Sold out " + title);
        orders.buy(soldOut, student);
        orders.refund(orders.buy(courses.courseWithSeats(1), student).id());
        window = browser.window(proxy.address(), screen.options())
                .open("/courses/" + course)
                .signIn(student, "Student");
        assertUsable(title);
        window.page
                .getByLabel("Voucher", new GetByLabelOptions().setExact(true))
                .fill("NOTHING");
        window.button("Check the voucher").click();
        window.page.getByText("This voucher does not count here.").waitFor();
        assertUsable(title);
        window.page
                .getByLabel("Voucher", new GetByLabelOptions().setExact(true))
                .fill("");
        window.button("Check the voucher").click();
        window.button("Buy for $49.90").click();
        window.heading("The seat is yours").waitFor();
        assertUsable(title);
        window.link("My orders").click();
        window.link("Sold out " + title).waitFor();
        assertUsable("My orders");
        window.button("Give back " + title).click();
        window.page.getByRole(AriaRole.DIALOG).waitFor();
        assertUsable("My orders");
    }

    @ParameterizedTest
    @EnumSource
    void whoOffersCoursesCanUseEachPage(Screen screen) {
        var course = courses.courseWithSeats(20, title);
        courses.setPriceRules(course, "*", """
                {"floor": 30, "rules": [
                  {"kind": "window", "name": "early bird", "until": "2999-01-01T00:00:00Z", "percent": -20},
                  {"kind": "tier", "name": "first", "seats": 3, "price": 35},
                  {"kind": "ladder", "every": 5, "most": 4, "amount": 2.5}]}""");
        courses.createVouchers(course, "{\"code\": \"SAVE10\", \"percent\": -10, \"uses\": 5}");
        orders.refund(orders.buy(course, student).id());
        orders.buy(course, student);
        window = browser.window(proxy.address(), screen.options())
                .open("/desk/" + course)
                .signIn("admin", "Admin");
        assertUsable(title);
        for (var tab : List.of("Price rules", "Vouchers", "Roster", "History")) {
            window.link(tab).click();
            window.heading(tab.equals("History") ? "Seats over time" : tab).waitFor();
            assertUsable(title);
        }
        window.link("My courses").click();
        window.page.getByRole(AriaRole.TABLE).waitFor();
        assertUsable("My courses");
        window.open("/desk/new");
        assertUsable("New course");
        window.link("Reconciliation").click();
        window.button("Compare again").waitFor();
        assertUsable("Reconciliation");
    }

    private void assertUsable(String heading) {
        window.page
                .getByRole(
                        AriaRole.HEADING,
                        new GetByRoleOptions()
                                .setName(heading)
                                .setLevel(1)
                                .setExact(true)
                                .setIncludeHidden(true))
                .waitFor();
        var page = window.page.title() + " " + window.page.url();
        var violations = new AxeBuilder(window.page).withTags(RULES).analyze().getViolations();

        assertThat(violations)
                .as(page)
                .extracting(rule -> rule.getId() + ": " + places(rule))
                .isEmpty();
        assertThat(window.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("fits: " + page)
                .isEqualTo(true);
    }

    private static List<String> places(Rule violated) {
        return violated.getNodes().stream().map(CheckedNode::getHtml).toList();
    }
}
