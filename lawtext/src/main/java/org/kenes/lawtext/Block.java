package org.kenes.lawtext;

/// One paragraph of text as printed, white space collapsed.
public record Block(String text) {}
