package org.kenes.dataset.entry;

import java.util.Map;

/// Everything that can be recorded, one record per kind. Adding a kind makes the compiler list
/// every place that must say what becomes of it: its table, its redaction rule, its example. The
/// numbers are those of `entry-kinds.csv`; the kinds 1–31 of public entries belong to the ledger
/// and are not here.
///
/// Values are exactly what will be published: region and audience are coarsened *before* an entry
/// is made, because a commitment cannot be coarsened later.
public sealed interface Entry {

    /// The number of the kind in the second-last byte of the envelope.
    int kind();

    /// An entry whose content is committed to, not shown: three compartments, each of which can be
    /// opened alone.
    sealed interface Sealed extends Entry permits DialogueEntry, ReportEntry {
        /// The published fields, nothing finer than a date. Empty values are empty strings, never
        /// missing.
        Map<String, Object> coded();

        /// The words as accepted (NFC), or empty.
        String text();

        /// What only auditors may see: event, key, device, serial.
        Map<String, Object> provenance();
    }

    /// An entry that anyone reads in the log itself.
    sealed interface Public extends Entry
            permits ReplyEntry,
                    TextEntry,
                    CoalitionEntry,
                    FieldEntry,
                    EventEntry,
                    CheckEntry,
                    ReleaseEntry,
                    ReferendumEntry,
                    TrackerEntry {
        Map<String, Object> members();
    }
}
