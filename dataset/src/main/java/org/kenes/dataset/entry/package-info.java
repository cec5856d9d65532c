/// Everything that can be recorded, one record per kind of `entry-kinds.csv`.
///
/// [Entry][org.kenes.dataset.entry.Entry] is sealed twice: what is committed to and opened later
/// (`Entry.Sealed`), and what anyone reads in the log itself (`Entry.Public`). Below that stand the
/// themes, one file each, with their records inside:
/// [DialogueEntry][org.kenes.dataset.entry.DialogueEntry] (what people say),
/// [EventEntry][org.kenes.dataset.entry.EventEntry] (meetings),
/// [ReleaseEntry][org.kenes.dataset.entry.ReleaseEntry] and so on. A `switch` over entries lists
/// the records and has no `default`, so a new kind makes the compiler name every place to fill.
///
/// A record has its way out (`coded()` or `members()`) and its way in (`read`) side by side;
/// [EntryCodec][org.kenes.dataset.entry.EntryCodec] only knows which number is which record. The
/// server makes entries and puts them into the record; `org.kenes.dataset.cut` reads them back from
/// the log. Nothing here knows a table, a database or a page.
///
/// What always holds: what `read` makes of a record's way out is that record again, except for what
/// only auditors may see; nothing finer than a date stands in `coded()`; a member that is missing
/// or of another type is named.
@NullMarked
package org.kenes.dataset.entry;

import org.jspecify.annotations.NullMarked;
