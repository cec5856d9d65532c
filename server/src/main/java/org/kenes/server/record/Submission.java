package org.kenes.server.record;

import org.kenes.dataset.entry.Entry;

import java.util.function.Supplier;

/// One thing to be recorded.
///
/// @param request the bytes that were sent, to tell a repeat from a different request under the
///   same key
/// @param entry made only when the key is new: it may draw secrets
public record Submission(SubmissionKey key, byte[] request, Supplier<? extends Entry> entry) {}
