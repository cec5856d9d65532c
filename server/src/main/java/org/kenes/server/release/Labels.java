package org.kenes.server.release;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Tables;
import org.kenes.server.shell.Page;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/// What the codes in the rows of a figure are called, from the tables of the same cut: places by
/// name, provisions by number. Other codes have messages.
final class Labels {
    private static final String PLACES = "select place, name_kk, name_ru, name_en from places";
    private static final String PROVISIONS =
            """
            select p.wid, p.eid, p.lang, coalesce(p.num, p.kind) from provisions p
            join drafts d on d.draft = p.draft where p.draft = ?
            """;
    private static final int MEGABYTES = 256;

    /// @param eid null if it is no provision
    private record Label(Map<String, String> names, @Nullable String eid) {}

    private final Map<String, Label> places = new HashMap<>();
    private final Map<String, Label> provisions = new HashMap<>();

    static final Labels NONE = new Labels();

    private Labels() {}

    static Labels read(Path cut) {
        Labels labels = new Labels();
        DataPackage data = DataPackage.read(cut);
        try (Database database = Database.open(MEGABYTES)) {
            for (String table : new String[] {"places", "provisions", "drafts"}) {
                data.load(Tables.of(table), database);
            }
            labels.read(database, data.currentDraft());
        } catch (SQLException e) {
            throw new IllegalStateException("the labels of " + cut + " cannot be read", e);
        }
        return labels;
    }

    private void read(Database database, @Nullable String draft) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(PLACES)) {
            while (rows.next()) {
                Map<String, String> names =
                        Map.of(
                                "kk",
                                rows.getString(2),
                                "ru",
                                rows.getString(3),
                                "en",
                                rows.getString(4));
                places.put(rows.getString(1), new Label(names, null));
            }
        }
        if (draft == null) {
            return;
        }
        try (var statement = database.connection().prepareStatement(PROVISIONS)) {
            statement.setString(1, draft);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    provisions
                            .computeIfAbsent(
                                    rows.getString(1), wid -> new Label(new HashMap<>(), eid(rows)))
                            .names()
                            .put(rows.getString(3), rows.getString(4));
                }
            }
        }
    }

    private static String eid(ResultSet rows) {
        try {
            return rows.getString(2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String name(Page page, String dimension, String value) {
        if (value.equals("*")) {
            return page.text("release.total");
        }
        if (value.isEmpty()) {
            return page.text("release.not-said");
        }
        return switch (dimension) {
            case "region" -> named(places, page, value);
            case "wid" -> named(provisions, page, value);
            default ->
                    page.messages().has(key(dimension, value))
                            ? page.text(key(dimension, value))
                            : value;
        };
    }

    /// Where the row leads, or null.
    @Nullable String href(Page page, String dimension, String value) {
        Label label = dimension.equals("wid") ? provisions.get(value) : null;
        return label == null || label.eid() == null ? null : page.link("text/" + label.eid());
    }

    private static String key(String dimension, String value) {
        return switch (dimension) {
            case "state" -> "outreach.state." + value;
            case "audience" -> "outreach.audience." + value;
            case "kind" -> "coalition.kind." + value;
            case "stance" -> "term.stance." + value;
            default -> "release." + dimension + "." + value;
        };
    }

    private static String named(Map<String, Label> labels, Page page, String value) {
        Label label = labels.get(value);
        if (label == null) {
            return value;
        }
        String own = label.names().get(page.lang().code());
        return own != null
                ? own
                : label.names().values().stream().sorted().findFirst().orElse(value);
    }
}
