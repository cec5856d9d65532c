package org.kenes.server.browser;

import com.microsoft.playwright.options.ColorScheme;

/// How somebody looks at a page.
///
/// @param width of the window in CSS pixels
/// @param scripts false for a browser that runs none
record Look(int width, int height, ColorScheme scheme, boolean scripts) {
    /// A wide screen by day.
    static final Look DESK = new Look(1280, 1024, ColorScheme.LIGHT, true);

    /// The same screen at 400 % zoom, which is also the narrowest phone (WCAG 2.2, 1.4.10), by
    /// night.
    static final Look ZOOMED = new Look(320, 256, ColorScheme.DARK, true);

    static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT, true);

    Look withoutScripts() {
        return new Look(width, height, scheme, false);
    }
}
