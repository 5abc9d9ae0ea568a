package org.coursemarket.browser;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import org.coursemarket.launch.ExampleCourses;
import org.coursemarket.system.Marketplace;
import org.coursemarket.system.Nginx;
import org.coursemarket.system.Tokens;
import org.coursemarket.testing.ProjectRoot;
import org.coursemarket.testing.TestDatabase;

/** Takes the pictures of the README anew, of the example courses: {@code mvn -Pscreenshots verify}. */
public final class Screenshots {
    private static final Path FOLDER = ProjectRoot.PATH.resolve(".github/screenshots");
    private static final String COURSE = "Jakarta EE from the first request";
    private static final String SOLD_OUT = "Chess endings that win";

    /** So many that the rule for the last seats counts. */
    private static final int BUYERS = 15;

    private Screenshots() {}

    /** The services end with the process, which ends when the issuer does. */
    public static void main(String[] arguments) throws Exception {
        try {
            takeAll();
        } finally {
            Tokens.ISSUER.close();
        }
    }

    private static void takeAll() throws Exception {
        var marketplace = Marketplace.on(TestDatabase.H2);
        new ExampleCourses("http://localhost:" + marketplace.coursePort() + "/api/courses", Tokens.ISSUER).offer();
        try (var proxy = Nginx.before(marketplace);
                var browser = new ShopBrowser()) {
            for (int i = 0; i < BUYERS; i++) {
                marketplace.orders().buy(marketplace.courses().find(COURSE), "student " + i);
            }
            marketplace.orders().buy(marketplace.courses().find(SOLD_OUT), "student");
            var window = browser.window(proxy.address(), Screen.LIGHT_DESKTOP.options())
                    .open("/")
                    .signIn("Bob", "Student");
            window.link(SOLD_OUT).waitFor();
            take(window, "list.png");
            window.link(COURSE).click();
            window.heading("Buy a seat").waitFor();
            take(window, "course.png");
            browser.closeWindows();
        }
    }

    private static void take(ShopWindow window, String file) {
        window.page.screenshot(
                new ScreenshotOptions().setPath(FOLDER.resolve(file)).setAnimations(ScreenshotAnimations.DISABLED));
    }
}
