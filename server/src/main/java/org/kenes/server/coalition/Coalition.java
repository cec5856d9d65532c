package org.kenes.server.coalition;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Organisations that speak together.
///
/// @param position support, oppose, none or undeclared; every position has the same forms and
///   checks
/// @param names language → name, in every language of the interface
public record Coalition(String id, String position, Map<String, String> names) {
    public static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{2,39}");
    static final List<String> POSITIONS = List.of("support", "oppose", "none", "undeclared");

    public Coalition {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not an id of a coalition: " + id);
        }
        if (!POSITIONS.contains(position)) {
            throw new IllegalArgumentException("no such position: " + position);
        }
        if (!names.keySet().containsAll(List.of("kk", "ru", "en"))) {
            throw new IllegalArgumentException("a coalition has a name in kk, ru and en: " + id);
        }
    }

    public String name(String language) {
        return names.getOrDefault(language, id);
    }
}
