package org.kenes.server.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Who may do what: the table `roles.csv`, every action by every role. What is not in it is denied.
public final class Permissions {
    private static final Map<String, Map<String, Grant>> TABLE = read();

    private Permissions() {}

    /// `OWN`, `ORG` and `SCOPE` are checked against the object by whoever acts on it; `TWO` takes a
    /// second person.
    public enum Grant {
        YES,
        NO,
        OWN,
        ORG,
        SCOPE,
        TWO
    }

    /// @throws IllegalArgumentException if the table has no such action: a misspelt action would
    ///   otherwise be denied to everybody, silently
    public static Grant of(Role role, String action) {
        Map<String, Grant> row = TABLE.get(action);
        if (row == null) {
            throw new IllegalArgumentException("no such action: " + action);
        }
        return row.getOrDefault(role.code(), Grant.NO);
    }

    public static boolean may(Role role, String action) {
        return of(role, action) != Grant.NO;
    }

    /// Everything that the role may do, in the order of the table.
    static List<String> actions(Role role) {
        return TABLE.keySet().stream().filter(action -> may(role, action)).toList();
    }

    /// Only the last column, the note, has commas or quotes in it.
    private static Map<String, Map<String, Grant>> read() {
        try (InputStream in = Permissions.class.getResourceAsStream("/account/roles.csv")) {
            if (in == null) {
                throw new IllegalStateException("account/roles.csv is not on the class path");
            }
            var lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .toList();
            List<String> header = Arrays.asList(lines.getFirst().split(","));
            int roles = header.indexOf("note");
            Map<String, Map<String, Grant>> table = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", roles + 1);
                Map<String, Grant> row = new LinkedHashMap<>();
                for (int i = 1; i < roles; i++) {
                    row.put(header.get(i), Grant.valueOf(cells[i].toUpperCase(Locale.ROOT)));
                }
                table.put(cells[0], row);
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
