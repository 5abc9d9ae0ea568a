package org.coursemarket.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coursemarket.system.CourseSystem;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Marketplace;
import org.coursemarket.system.Needs;
import org.coursemarket.system.Nginx;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Visitors find courses, buy seats and give them back, behind the proxy: shop and services are one origin. */
@Tag("full")
@Needs({ShopBrowser.PROGRAM, Nginx.PROGRAM})
class ShopIT {
    private static final int MOST_BYTES_OF_THE_FIRST_VIEW = 120_000;
    private static final int MOST_TABS = 40;

    private static Nginx proxy;
    private static ShopBrowser browser;

    private final CourseSystem courses = Marketplace.on(TestDatabase.H2).courses();
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
    private final String title = "Course of " + word;
    private final String student = "student " + UUID.randomUUID();

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
    void aStudentFindsACourseBuysASeatAndGivesItBack() {
        var course = courses.courseWithSeats(3, title);
        var window = browser.window(proxy.address()).open("/").signIn(student, "Student");

        window.page.getByLabel("Words of the course").fill(word);
        window.button("Search").click();
        window.link(title).click();
        window.button("Buy for $49.90").click();
        assertThat(window.heading("The seat is yours")).isVisible();
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(3, 2, 0, 1));

        window.link("See my orders").click();
        window.button("Give back " + title).click();
        window.button("Give it back").click();

        assertThat(window.page.getByText("Given back", exactly())).isVisible();
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(3, 3, 0, 0));
    }

    @Test
    void aSearchCanBeSharedAndLeftByTheBackButton() {
        var course = courses.courseWithSeats(1, title);
        var window = browser.window(proxy.address()).open("/?q=" + word);

        assertThat(window.page.getByLabel("Words of the course")).hasValue(word);
        window.link(title).click();
        assertThat(window.page).hasURL(Pattern.compile(".*#/courses/" + course));
        window.page.goBack();

        assertThat(window.page.getByLabel("Words of the course")).hasValue(word);
        assertThat(window.link(title)).isVisible();
    }

    /** Each presses the button before the other one's purchase can be seen. */
    @Test
    void twoStudentsPressTheButtonForTheLastSeat() {
        var course = courses.courseWithSeats(1, title);
        var windows = Stream.of("first ", "second ")
                .map(one -> browser.window(proxy.address())
                        .open("/courses/" + course)
                        .signIn(one + student, "Student"))
                .toList();
        windows.forEach(window -> window.button("Buy for $49.90").waitFor());

        windows.forEach(window -> window.button("Buy for $49.90").dispatchEvent("click"));

        var outcome = new GetByRoleOptions().setName(Pattern.compile("^(The seat is yours|Sold out)$"));
        assertThat(windows)
                .extracting(window -> window.page
                        .getByRole(AriaRole.HEADING, outcome)
                        .textContent()
                        .strip())
                .containsExactlyInAnyOrder("The seat is yours", "Sold out");
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 0, 0, 1));
    }

    /** And without asking again and again: a stream tells it. */
    @Test
    void seatsMoveInAnotherWindow(TestReporter report) {
        var course = courses.courseWithSeats(5, title);
        var looking = browser.window(proxy.address()).open("/courses/" + course);
        var free = looking.page.getByText("5 of 5 seats free");
        looking.page.getByLabel("5 of 5 seats free").waitFor();
        var asked = new ArrayList<String>();
        looking.page.onRequest(request -> asked.add(request.url()));
        var buying = browser.window(proxy.address()).open("/courses/" + course).signIn(student, "Student");

        buying.button("Buy for $49.90").click();
        buying.heading("The seat is yours").waitFor();
        long bought = System.nanoTime();
        looking.page.getByLabel("4 of 5 seats free").waitFor();

        report.publishEntry(
                "seen after", Duration.ofNanos(System.nanoTime() - bought).toMillis() + " ms");
        assertThat(free).hasCount(0);
        assertThat(asked).allMatch(url -> url.contains("/api/courses/stream?"));
    }

    @Test
    void anInstructorOffersACourseAndAStudentBuysASeat() {
        var desk = browser.window(proxy.address()).open("/").signIn("Ada", "Instructor");
        desk.page.navigate(proxy.address().resolve("/#/desk/new").toString());
        desk.page.getByLabel("Title").fill(title);
        desk.page.getByLabel("Description").fill("From the start");
        desk.page.getByLabel("Price in USD").fill("20");
        desk.page.getByLabel("Number of seats").fill("1");
        desk.button("Create the course").click();
        desk.button("Open for sale").click();
        desk.heading("Status: Open").waitFor();
        var window = browser.window(proxy.address()).open("/?q=" + word).signIn(student, "Student");

        window.link(title).click();
        window.button("Buy for $20.00").click();
        window.heading("The seat is yours").waitFor();
        desk.link("Roster").click();

        assertThat(desk.page.getByRole(AriaRole.ROW).filter(new FilterOptions().setHasText(student)))
                .containsText("Sold");
    }

    /** From the first view to the refund; what has the focus is what a screen reader says. */
    @Test
    void aStudentNeedsNoMouse() {
        var course = courses.courseWithSeats(2, title);
        var window = browser.window(proxy.address()).open("/?q=" + word);
        window.link(title).waitFor();

        press(window, "Sign in");
        window.heading(ShopWindow.ISSUERS_PAGE).waitFor();
        window.page.keyboard().type(student);
        window.page.keyboard().press("Enter");
        window.link(title).waitFor();
        press(window, title);
        window.heading("Buy a seat").waitFor();
        press(window, "Buy for $49.90");
        window.heading("The seat is yours").waitFor();
        press(window, "See my orders");
        window.heading("My orders").waitFor();
        press(window, "Give back " + title);
        window.page.getByRole(AriaRole.DIALOG).waitFor();
        press(window, "Give it back");

        assertThat(window.page.getByText("Given back", exactly())).isVisible();
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(2, 2, 0, 0));
    }

    @Test
    void theFirstViewIsSmall(TestReporter report) {
        courses.courseWithSeats(1, title);
        var window = browser.window(proxy.address()).open("/?q=" + word);
        window.link(title).waitFor();

        var bytes = (Number) window.page.evaluate("""
                performance.getEntries()
                  .filter(({ entryType }) => entryType === "navigation" || entryType === "resource")
                  .reduce((sum, { transferSize }) => sum + transferSize, 0)""");
        var usable = (Number) window.page.evaluate("performance.now()");

        report.publishEntry("first view", bytes + " bytes, usable after " + usable.intValue() + " ms at the most");
        assertThat(bytes.intValue()).isBetween(1_000, MOST_BYTES_OF_THE_FIRST_VIEW);
    }

    /** By tabulator and enter. */
    private static void press(ShopWindow window, String name) {
        var passed = new ArrayList<String>();
        while (passed.size() < MOST_TABS && !focused(window).equals(name)) {
            window.page.keyboard().press("Tab");
            passed.add(focused(window));
        }
        assertThat(focused(window)).as("passed by: " + passed).isEqualTo(name);
        window.page.keyboard().press("Enter");
    }

    /** The name of the link or button that has the focus. */
    private static String focused(ShopWindow window) {
        return (String) window.page.evaluate("""
                () => {
                  const element = document.activeElement;
                  return element.matches("a, button") ? element.ariaLabel ?? element.textContent.trim() : element.tagName;
                }""");
    }

    private static GetByTextOptions exactly() {
        return new GetByTextOptions().setExact(true);
    }
}
