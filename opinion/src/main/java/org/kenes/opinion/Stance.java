package org.kenes.opinion;

import java.util.Locale;

/// What somebody thinks of a provision. The order is fixed and printed in the method page; nothing
/// here treats one stance differently from another.
public enum Stance {
    SUPPORT,
    PARTLY,
    OPPOSE,
    /// A remark without a position: counted and shown, never in the base of a share.
    NONE;

    /// The code used in entries and tables; [#NONE] is the empty string there.
    public String code() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if the code is none of `support`, `partly`, `oppose` and
    ///   empty
    public static Stance of(String code) {
        for (Stance stance : values()) {
            if (stance.code().equals(code)) {
                return stance;
            }
        }
        throw new IllegalArgumentException("no such stance: " + code);
    }
}
