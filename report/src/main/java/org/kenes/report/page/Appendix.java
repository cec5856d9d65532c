package org.kenes.report.page;

import org.kenes.report.annex.Annexes;
import org.kenes.report.annex.MinorityReport;

/// What is appended to the text, built and not written.
public record Appendix(Annexes annexes, MinorityReport minority) {}
