package org.kenes.server.account.contact;

import java.util.Locale;
import java.util.Optional;

/// An e-mail address that can be written to. An address is not a person, but two spellings of one
/// address are one: case, and what stands after a plus.
///
/// @param text as it was typed
public record Address(String text) {
    private static final int LONGEST = 254;

    /// @return nothing for what cannot be an address; a line break in particular
    public static Optional<Address> typed(String typed) {
        String text = typed.strip();
        boolean good =
                text.length() <= LONGEST
                        && text.matches(
                                "[^\\s@<>()\\[\\],;:\"\\\\]{1,64}@[^\\s@<>\"]+\\.[^\\s@<>\".]{2,}");
        return good ? Optional.of(new Address(text)) : Optional.empty();
    }

    public String canonical() {
        int at = text.lastIndexOf('@');
        String local = text.substring(0, at).replaceFirst("\\+.*", "");
        return (local + text.substring(at)).toLowerCase(Locale.ROOT);
    }
}
