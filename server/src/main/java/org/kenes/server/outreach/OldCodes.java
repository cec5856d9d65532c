package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// The letter codes of ISO 3166-2:KZ before 2022. They are refused by name, because a file that
/// uses them would silently put three new regions into their old neighbours.
final class OldCodes {
    private static final Map<String, String> NOW =
            Map.ofEntries(
                    Map.entry("KZ-AKM", "KZ-11"),
                    Map.entry("KZ-AKT", "KZ-15"),
                    Map.entry("KZ-ALA", "KZ-75"),
                    Map.entry("KZ-ALM", "KZ-19"),
                    Map.entry("KZ-AST", "KZ-71"),
                    Map.entry("KZ-ATY", "KZ-23"),
                    Map.entry("KZ-KAR", "KZ-35"),
                    Map.entry("KZ-KUS", "KZ-39"),
                    Map.entry("KZ-KZY", "KZ-43"),
                    Map.entry("KZ-MAN", "KZ-47"),
                    Map.entry("KZ-PAV", "KZ-55"),
                    Map.entry("KZ-SEV", "KZ-59"),
                    Map.entry("KZ-SHY", "KZ-79"),
                    Map.entry("KZ-VOS", "KZ-63"),
                    Map.entry("KZ-YUZ", "KZ-61"),
                    Map.entry("KZ-ZAP", "KZ-27"),
                    Map.entry("KZ-ZHA", "KZ-31"));

    private OldCodes() {}

    static @Nullable String now(String code) {
        return NOW.get(code);
    }
}
