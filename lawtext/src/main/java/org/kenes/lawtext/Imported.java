package org.kenes.lawtext;

/// The result of reading a text: the expression, and what was noticed on the way.
public record Imported(Expression expression, ImportReport report) {}
