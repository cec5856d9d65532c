/// Pages of the annex of a cut: groups of answers and the list of statements. Everything is read
/// from the folder of the newest cut ([AnnexFiles]); no operational table is asked.
@NullMarked
package org.kenes.server.release.annex;

import org.jspecify.annotations.NullMarked;
