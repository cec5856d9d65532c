package org.kenes.lawtext.imported;

import org.kenes.lawtext.Expression;

/// The result of reading a text: the expression, and what was noticed on the way.
public record Imported(Expression expression, ImportReport report) {}
