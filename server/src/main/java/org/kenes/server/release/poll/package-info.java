/// Polls that somebody else took: what was published, which answers a headline adds up, of whom it
/// is a share, and what its notice leaves out of what the law asks.
///
/// The press desk enters two files in the layout of the public tables `polls` and `poll_results`
/// ([PollFiles][org.kenes.server.release.poll.PollFiles]); each poll becomes an entry of kind 102
/// ([Polls][org.kenes.server.release.poll.Polls]); the page shows what the newest cut makes of
/// them.
///
/// What always holds: nothing is added up here, and no opinion of the dialogue stands beside a
/// poll; while the law forbids to publish polls the page is closed.
@NamedInterface("poll")
@NullMarked
package org.kenes.server.release.poll;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
