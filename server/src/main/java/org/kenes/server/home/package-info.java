/// The front page and the pages that explain the dialogue: help, method, privacy, imprint,
/// accessibility.
///
/// It takes the frame from `shell` and its numbers from the findings of the newest cut; a page here
/// never counts anything. Read first: [FrontView], then `templates/home/front.jte`.
///
/// What always holds here: every page is public and the same for everybody; a number stands with a
/// link to its definition, and where there is no cut yet the page says so instead of showing a
/// zero.
@NullMarked
@ApplicationModule(allowedDependencies = {"outreach", "release", "shell", "shell::*"})
package org.kenes.server.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
