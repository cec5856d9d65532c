/// Following: feeds for everybody, and mail for whoever asks for it.
///
/// What is new comes from the packages that publish it ([org.kenes.server.shell.news.NewsSource]).
/// [FeedPages] shows it as Atom, which tells us nothing about the reader; [FollowPages] takes an
/// address and confirms it; [Digest] writes at most one mail a day and person, and at once when a
/// question that they follow is answered.
///
/// Read first: [Bulletin], [Digest].
///
/// What always holds: nothing is sent in a silence window; a mail has no position and no words of a
/// contribution; whom somebody follows stands beside no answer key and no slot.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "text",
            "dialogue",
            "dialogue::proposal",
            "account",
            "account::contact",
            "shell",
            "shell::*"
        })
package org.kenes.server.follow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
