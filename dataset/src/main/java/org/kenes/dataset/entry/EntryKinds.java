package org.kenes.dataset.entry;

import org.kenes.dataset.table.Csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Names of entry kinds and the tables they feed (`entry-kinds.csv`); the public kinds 1–31 are
/// those of the ledger.
public final class EntryKinds {
    /// @param feeds tables that an entry of this kind adds to; empty if it feeds none
    public record Kind(int code, boolean sealed, String name, List<String> feeds) {}

    private static final List<String> LEDGER =
            List.of(
                    "log",
                    "policy",
                    "release",
                    "moderation",
                    "withdrawal",
                    "erasure",
                    "supersede",
                    "slip-book",
                    "slip-key",
                    "end",
                    "revision");
    private static final Map<Integer, Kind> SEALED = new TreeMap<>();
    private static final Map<Integer, Kind> PUBLIC = new TreeMap<>();

    static {
        for (int code = 1; code <= LEDGER.size(); code++) {
            String name = LEDGER.get(code - 1);
            List<String> feeds =
                    switch (code) {
                        case 3 -> List.of("releases");
                        case 4 -> List.of("moderation");
                        default -> List.of();
                    };
            PUBLIC.put(code, new Kind(code, false, name, feeds));
        }
        for (Map<String, String> row : Csv.read(text(), "entry-kinds.csv")) {
            int code = Integer.parseInt(Objects.requireNonNull(row.get("code")));
            boolean sealed = "sealed".equals(row.get("form"));
            String feeds = row.getOrDefault("feeds", "");
            (sealed ? SEALED : PUBLIC)
                    .put(
                            code,
                            new Kind(
                                    code,
                                    sealed,
                                    row.getOrDefault("name", ""),
                                    feeds.equals("-") ? List.of() : List.of(feeds.split(" "))));
        }
    }

    private EntryKinds() {}

    public static List<Kind> all() {
        return java.util.stream.Stream.concat(SEALED.values().stream(), PUBLIC.values().stream())
                .toList();
    }

    /// The name of a kind; `sealed-<n>` or `public-<n>` for one that nobody has assigned yet.
    public static String name(boolean sealed, int code) {
        Kind kind = (sealed ? SEALED : PUBLIC).get(code);
        return kind == null ? (sealed ? "sealed-" : "public-") + code : kind.name();
    }

    private static String text() {
        try (InputStream in = EntryKinds.class.getResourceAsStream("entry-kinds.csv")) {
            if (in == null) {
                throw new IllegalStateException("entry-kinds.csv is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
