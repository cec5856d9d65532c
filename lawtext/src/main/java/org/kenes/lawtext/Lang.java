package org.kenes.lawtext;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A language. Files of Akoma Ntoso name it with three letters (ISO 639-2/T), everything else here
/// with two where two exist; both are understood everywhere.
///
/// @param code three lower-case letters
public record Lang(String code) implements Comparable<Lang> {
    private static final Map<String, String> THREE_OF_TWO = new HashMap<>();
    private static final Map<String, String> TWO_OF_THREE = new HashMap<>();

    static {
        for (String two : Locale.getISOLanguages()) {
            String three = Locale.of(two).getISO3Language();
            // The JDK still lists withdrawn two-letter codes; the current one comes from its tag.
            if (two.length() == 2 && Locale.of(two).toLanguageTag().equals(two)) {
                THREE_OF_TWO.put(two, three);
                TWO_OF_THREE.put(three, two);
            }
        }
    }

    public static final Lang KAZAKH = new Lang("kaz");
    public static final Lang RUSSIAN = new Lang("rus");
    public static final Lang ENGLISH = new Lang("eng");

    /// The language of a text of which nobody said what it is.
    public static final Lang UNDETERMINED = new Lang("und");

    public Lang {
        if (!code.matches("[a-z]{3}")) {
            throw new IllegalArgumentException(
                    "a language has three lower-case letters inside, not '" + code + "'");
        }
    }

    /// @param code two or three letters, any case
    /// @throws IllegalArgumentException if it is neither a known two-letter nor a three-letter code
    public static Lang of(String code) {
        Lang lang = find(code);
        if (lang == null) {
            throw new IllegalArgumentException(
                    "'" + code + "' is no language code of two (ISO 639-1) or three letters");
        }
        return lang;
    }

    public static @Nullable Lang find(String code) {
        String lower = code.strip().toLowerCase(Locale.ROOT);
        String three = lower.length() == 2 ? THREE_OF_TWO.get(lower) : lower;
        return three != null && three.matches("[a-z]{3}") ? new Lang(three) : null;
    }

    /// Two letters where they exist, else the three.
    public String two() {
        return TWO_OF_THREE.getOrDefault(code, code);
    }

    @Override
    public int compareTo(Lang other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return two();
    }
}
