package org.kenes.lawtext.parity;

import org.kenes.lawtext.Lang;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Something in which two languages differ.
///
/// @param unit eId of the basic unit
/// @param eId of the provision
/// @param num of the basic unit, or the empty string
/// @param langs the pair; for a missing unit the second is where it is missing
/// @param detail figures, keys in a fixed order
public record Finding(
        Code code,
        String unit,
        String eId,
        String num,
        List<Lang> langs,
        Map<String, Object> detail) {
    public Finding {
        langs = List.copyOf(langs);
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }

    /// How bad it is. A version with errors is published only with an editor's signed reason.
    public enum Severity {
        ERROR,
        WARNING,
        INFO;

        /// The name in files.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What differs, in the order in which findings are listed.
    public enum Code {
        /// A basic unit in one language only.
        MISSING_UNIT(Severity.ERROR),
        /// Words in one language, none in the other.
        EMPTY(Severity.ERROR),
        /// Common units in different order.
        ORDER(Severity.ERROR),
        /// Provisions inside a unit that one language lacks.
        STRUCTURE(Severity.WARNING),
        /// A unit far longer or shorter than the usual ratio.
        LENGTH(Severity.WARNING),
        /// The same for the own text of a provision inside a unit.
        LENGTH_PART(Severity.INFO),
        /// Different numbers.
        DIGITS(Severity.WARNING),
        /// References to different articles.
        REFERENCES(Severity.WARNING),
        /// Look-alike letters, a unit in the other language's script, or the same text in both.
        SCRIPT(Severity.INFO);

        private final Severity severity;

        Code(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }

    /// What a reader is told beside the article.
    public String message(Lang reader) {
        return Messages.of(this, reader);
    }
}
