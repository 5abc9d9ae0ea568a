package org.coursemarket.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/** What visitors look at the shop on. 320 pixels are what a page must do with (WCAG 2.2, success criterion 1.4.10). */
enum Screen {
    LIGHT_DESKTOP(1280, ColorScheme.LIGHT),
    DARK_DESKTOP(1280, ColorScheme.DARK),
    LIGHT_PHONE(320, ColorScheme.LIGHT),
    DARK_PHONE(320, ColorScheme.DARK);

    private static final int HEIGHT = 800;

    private final int width;
    private final ColorScheme colours;

    Screen(int width, ColorScheme colours) {
        this.width = width;
        this.colours = colours;
    }

    NewContextOptions options() {
        return new NewContextOptions().setViewportSize(width, HEIGHT).setColorScheme(colours);
    }
}
