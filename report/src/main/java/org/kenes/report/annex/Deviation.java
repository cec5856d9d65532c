package org.kenes.report.annex;

/// A difference between what was fixed in public before and what is reported.
///
/// @param code `unregistered`, `registered-late`, `changed` or `not-reported`
/// @param figure id
public record Deviation(String code, String figure) {
    String message() {
        return switch (code) {
            case "registered-late" -> "fixed in public only after the first contribution";
            case "changed" -> "fixed in public more than once, with different content";
            case "not-reported" -> "fixed in public before, but not reported";
            default -> "nobody fixed this figure in public before it was used";
        };
    }
}
