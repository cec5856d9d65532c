package org.kenes.server.shell.door;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What of a route can be seen at once: how many parts its address has, and which of them are always
/// the same. An address that does not fit cannot match the route; one that fits is still to be asked
/// about by everything else that the route demands.
///
/// @param parts between the slashes, null where anything may stand
/// @param open whether anything may follow
record RouteShape(List<@Nullable String> parts, boolean open) {
    private static final Pattern PLAIN = Pattern.compile("[^{}*?]*");

    static RouteShape of(String pattern) {
        List<@Nullable String> parts = new ArrayList<>();
        for (String part : parts(pattern)) {
            if (part.equals("**") || part.startsWith("{*")) {
                return new RouteShape(parts, true);
            }
            parts.add(PLAIN.matcher(part).matches() ? part : null);
        }
        return new RouteShape(parts, false);
    }

    /// Of an address or a pattern, from the first slash on; the last is empty if it ends in one.
    static List<String> parts(String address) {
        return List.of(address.replaceFirst("^/", "").split("/", -1));
    }

    boolean fits(List<String> address) {
        int n = parts.size();
        if (open ? address.size() < n : address.size() != n) {
            return false;
        }
        for (int i = n - 1; i >= 0; i--) {
            String part = parts.get(i);
            if (part != null && !part.equals(address.get(i))) {
                return false;
            }
        }
        return true;
    }
}
