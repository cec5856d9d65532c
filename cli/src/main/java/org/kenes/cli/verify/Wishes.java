package org.kenes.cli.verify;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.witness.Policy;

import java.nio.file.Path;

/// What the reader asked for.
///
/// @param key of the log, or null to take the one in the folder (which proves nothing about whose
///   log it is)
/// @param pinned who says that the key is the log's
/// @param remember file of the newest head seen, or null
record Wishes(
        @Nullable VerifierKey key,
        String pinned,
        @Nullable Policy policy,
        @Nullable Path remember,
        boolean dataOnly,
        int jobs) {}
