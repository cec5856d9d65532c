package org.kenes.report.page;

import org.kenes.report.annex.Annexes;
import org.kenes.report.annex.MinorityReport;

/// What is appended to the text, built and not written.
///
/// @param recounts of earlier releases
public record Appendix(Annexes annexes, MinorityReport minority, EarlierRecounts recounts) {}
