package org.kenes.server.home;

/// One refusal on the page of all.
///
/// @param code the end of the message keys `shell.problem.`
public record ProblemLine(String code, int status) {}
