package org.kenes.server.outreach.form;

/// A value of a report that is not what its field takes.
///
/// @param path of the control, `question[2]/q_text`
/// @param expected what would have been right, one of a few codes
public record Problem(String path, String value, String expected) {}
