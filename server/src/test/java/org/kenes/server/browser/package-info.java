/// The pages in a real browser: Chromium of the machine, driven by Playwright, on the demo's site.
///
/// [Site] is the running demo and the addresses of its pages, found by following links from the
/// front page, so that a new page is read by every test here without being named. [Chromium] is the
/// browser; where it or Node is missing the tests report that they were skipped. [Visit] is one
/// page as somebody sees it, with what can be wrong with it.
@NullMarked
package org.kenes.server.browser;

import org.jspecify.annotations.NullMarked;
