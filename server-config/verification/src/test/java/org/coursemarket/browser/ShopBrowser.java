package org.coursemarket.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.coursemarket.system.ProgramsPresent;

/** Debian's Chromium, without a screen. It belongs to one thread. */
final class ShopBrowser implements AutoCloseable {
    static final String PROGRAM = "chromium";

    /** The driver would fetch browsers of its own otherwise. */
    private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private final Playwright driver = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
    private final Browser browser;
    private final List<ShopWindow> windows = new ArrayList<>();

    /** Starts it. Without a sandbox of its own, which a root user's Chromium has not: it opens pages of this project alone. */
    ShopBrowser() {
        browser = driver.chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(ProgramsPresent.find(PROGRAM).orElseThrow())
                        .setChromiumSandbox(false));
    }

    /** Somebody's browser, which has not been here before: it shares nothing with other windows. */
    ShopWindow window(URI shop) {
        return window(shop, new NewContextOptions());
    }

    /** The same, for such a screen. */
    ShopWindow window(URI shop, NewContextOptions screen) {
        var window = new ShopWindow(
                shop, browser.newContext(screen.setLocale("en-US").setTimezoneId("Europe/Berlin")));
        windows.add(window);
        return window;
    }

    /**
     * Closes every window.
     *
     * @throws AssertionError if one had something to complain about
     */
    void closeWindows() {
        var closed = List.copyOf(windows);
        windows.clear();
        closed.forEach(ShopWindow::close);
        closed.forEach(ShopWindow::assertNoComplaints);
    }

    @Override
    public void close() {
        driver.close();
    }
}
