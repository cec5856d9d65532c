/// The recount: every entry has its row, every row opens its entry.
///
/// [org.kenes.ledger.account.Dispositions] walks a log and says what became of each entry, from the
/// log alone. [org.kenes.ledger.account.Account] compares that with a release and its rows;
/// [org.kenes.ledger.account.DispositionTree] writes it as a second tree.
///
/// Takes a verified `tile` log. What always holds: an act that cannot apply is ignored and
/// reported, it never stops the walk; two bytes per leaf are all the memory there is. It knows no
/// tables: rows may come from any form of publication.
@NullMarked
package org.kenes.ledger.account;

import org.jspecify.annotations.NullMarked;
