package org.kenes.server.outreach;

import org.kenes.ledger.tree.Hash;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The short name of an event: four symbols of Crockford's base 32 and a check symbol by Luhn's
/// algorithm modulo 32, which finds every wrong symbol and nearly every swap of neighbours.
public record EventCode(String text) {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String CYRILLIC = "АВЕКМНОРСТХУ";
    private static final String LATIN = "ABEKMHOPCTXY";
    private static final int LENGTH = 5;

    public EventCode {
        if (text.length() != LENGTH || !text.equals(checked(text.substring(0, LENGTH - 1)))) {
            throw new IllegalArgumentException("not a code of an event: " + text);
        }
    }

    /// Whatever case, Cyrillic letters that look like Latin ones, O for 0, I and L for 1.
    ///
    /// @return empty if a symbol is wrong
    public static Optional<EventCode> of(String typed) {
        String text = latin(typed).replace('O', '0').replace('I', '1').replace('L', '1');
        boolean symbols = text.chars().allMatch(c -> SYMBOLS.indexOf(c) >= 0);
        return symbols
                        && text.length() == LENGTH
                        && text.equals(checked(text.substring(0, LENGTH - 1)))
                ? Optional.of(new EventCode(text))
                : Optional.empty();
    }

    /// In upper case, with Latin letters for the Cyrillic ones that look like them.
    public static String latin(String typed) {
        var text = new StringBuilder();
        for (char c : typed.strip().toUpperCase(Locale.ROOT).toCharArray()) {
            int twin = CYRILLIC.indexOf(c);
            text.append(twin < 0 ? c : LATIN.charAt(twin));
        }
        return text.toString();
    }

    /// The code that an event has, if no other event has it already.
    ///
    /// @param attempt from 0
    static EventCode candidate(UUID event, int attempt) {
        byte[] hash = Hash.sha256((event + " " + attempt).getBytes(StandardCharsets.UTF_8)).bytes();
        var data = new StringBuilder();
        for (int i = 0; i < LENGTH - 1; i++) {
            data.append(SYMBOLS.charAt(hash[i] & 31));
        }
        return new EventCode(checked(data.toString()));
    }

    /// @param data symbols only
    static String checked(String data) {
        int sum = 0;
        int factor = 2;
        for (int i = data.length() - 1; i >= 0; i--) {
            int addend = factor * SYMBOLS.indexOf(data.charAt(i));
            sum += addend / 32 + addend % 32;
            factor = 3 - factor;
        }
        return data + SYMBOLS.charAt((32 - sum % 32) % 32);
    }
}
