/// Sessions: events at which people took the floor by a programme, the closing session above all.
/// Who spoke, in which office on that day, in which words, what they promised, and the photos with
/// author, credit and permission.
///
/// Like all of `release` it has the record and nothing else: the press desk enters programme and
/// words, each becomes an entry ([Sessions][org.kenes.server.release.session.Sessions]); the pages
/// show what the newest cut makes of them
/// ([SessionRows][org.kenes.server.release.session.SessionRows]), so that a reader sees what a
/// release can be bound to.
///
/// What always holds: no number stands here that is not of a cut; a name is there only if it is for
/// the public; words are shown in the language they were said in and say which one that was; a
/// photo whose credit does not name its author, or that lacks a permission, says so.
@NamedInterface("session")
@NullMarked
package org.kenes.server.release.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
