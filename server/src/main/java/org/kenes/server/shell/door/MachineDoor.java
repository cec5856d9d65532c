package org.kenes.server.shell.door;

import java.util.regex.Pattern;

/// Addresses that programs write to without a browser: a bean of this type takes them out of the
/// rule of [SameOrigin]. Whoever declares one promises that nothing behind it listens to a cookie,
/// so that a foreign page cannot act there in anybody's name.
///
/// @param prefix the beginning of the path, such as `/openrosa/`; `/{l}/` stands for any language
public record MachineDoor(String prefix) {
    private static final String ANY = "/{l}/";
    private static final Pattern IN_A_LANGUAGE = Pattern.compile("/[a-z]{2,3}/.*");

    public MachineDoor {
        if (!prefix.startsWith("/") || !prefix.endsWith("/")) {
            throw new IllegalArgumentException("begins and ends with a slash: " + prefix);
        }
    }

    public boolean leads(String path) {
        return prefix.startsWith(ANY)
                ? IN_A_LANGUAGE.matcher(path).matches()
                        && path.substring(path.indexOf('/', 1) + 1)
                                .startsWith(prefix.substring(ANY.length()))
                : path.startsWith(prefix);
    }
}
