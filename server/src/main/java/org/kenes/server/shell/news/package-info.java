/// What is new, for feeds and mails, from whoever knows.
///
/// A package that publishes something people may follow has one bean of type [NewsSource]; `follow`
/// asks them all. Words here are those of offices and editors, never of participants.
@NamedInterface("news")
@NullMarked
package org.kenes.server.shell.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
