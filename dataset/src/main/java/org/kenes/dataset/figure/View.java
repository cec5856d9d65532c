package org.kenes.dataset.figure;

import java.util.Locale;

/// A way of counting the same opinions. All of them are printed together, in this order.
public enum View {
    /// Every counted contribution, weight 1.
    ALL,
    /// Of each near-duplicate family, one per version, provision and stance.
    COLLAPSED,
    /// Only contributions at or above the dialogue's declared identity level.
    VERIFIED,
    /// Every contribution with the weight of its region and audience.
    REWEIGHTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is no such view
    public static View of(String code) {
        return Codes.of(values(), View::code, code, "view");
    }
}
