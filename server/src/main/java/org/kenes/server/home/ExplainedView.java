package org.kenes.server.home;

/// A page of headings and paragraphs: messages `home.{topic}.1`, `home.{topic}.1.text`, ….
///
/// @param parts how many there are
/// @param ofPositions whether the sentence on self-selection belongs on it
public record ExplainedView(String topic, int parts, boolean ofPositions) {}
