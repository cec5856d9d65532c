/// Pages of the annex of a cut: groups of answers, the group nearest to answers that somebody sends
/// ([NearestGroup]), and the list of statements. Everything is read from the folder of the newest
/// cut ([AnnexFiles]); no operational table is asked, and what is sent is kept nowhere.
@NullMarked
package org.kenes.server.release.annex;

import org.jspecify.annotations.NullMarked;
