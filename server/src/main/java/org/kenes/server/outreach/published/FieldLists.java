package org.kenes.server.outreach.published;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The lists that the server makes for a form: districts and settlements of the key's part of the
/// country, organisations, announced events.
@Component
public class FieldLists {
    static final Set<String> NAMES =
            Set.of("districts.csv", "settlements.csv", "orgs.csv", "planned_events.csv");

    private static final String PLACES =
            """
            select code, concat_ws(' / ', name_kk, name_ru) as label, parent from outreach.place
            where level = ? and valid_to is null and (? = '' or ? = any(path)) order by code
            """;

    /// A region without districts, or with settlements of its own, stands in for its district.
    private static final String REGIONS_AS_DISTRICTS =
            """
            select code, concat_ws(' / ', name_kk, name_ru) as label, code as parent
            from outreach.place as region
            where level = 1 and valid_to is null and (? = '' or ? = any(path))
                and (exists (select from outreach.place as it
                        where it.parent = region.code and it.level = 3 and it.valid_to is null)
                    or not exists (select from outreach.place as it
                        where it.parent = region.code and it.level = 2 and it.valid_to is null))
            order by code
            """;

    private static final String ORGANISATIONS =
            """
            select id as code, name_kk || ' / ' || name_ru as label, '' as parent
            from coalition.organisation where left_on is null order by id
            """;
    private static final String PLANS =
            """
            select event.id::text as code,
                to_char(held_on, 'YYYY-MM-DD') || coalesce(to_char(starts, ' HH24:MI'), '') || ' '
                    || coalesce(nullif(title, ''), activity) as label,
                place as parent, (select count(*) from outreach.event_state as it
                    where it.event = event.id) as version
            from outreach.event left join outreach.invitation as title on title.event = event.id
            where state in ('planned', 'held') and held_on between ? and ?
                and (? = '' or ? = any(event.path))
            order by held_on, starts, id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FieldLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param name one of [#NAMES]; any other list of plans has the same columns
    /// @param place root of the part of the country, empty for all of it
    public byte[] csv(String name, String place) {
        List<String> lines = new ArrayList<>();
        switch (name) {
            case "districts.csv" -> {
                lines.add("name,label,region");
                lines.addAll(places(2, place));
                lines.addAll(
                        jdbc.sql(REGIONS_AS_DISTRICTS)
                                .params(place, place)
                                .query((row, n) -> line(row))
                                .list());
            }
            case "settlements.csv" -> {
                lines.add("name,label,district");
                lines.addAll(places(3, place));
            }
            case "orgs.csv" -> {
                lines.add("name,label");
                lines.addAll(
                        jdbc.sql(ORGANISATIONS)
                                .query((row, n) ->
                                        cell(row.getString(1)) + "," + cell(row.getString(2)))
                                .list());
            }
            default -> {
                LocalDate today = LocalDate.now(clock);
                lines.add("name,label,district,__version");
                lines.addAll(
                        jdbc.sql(PLANS)
                                .params(today.minusDays(7), today.plusDays(30), place, place)
                                .query((row, n) -> line(row) + "," + row.getLong("version"))
                                .list());
            }
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private List<String> places(int level, String place) {
        return jdbc.sql(PLACES).params(level, place, place).query((row, n) -> line(row)).list();
    }

    private static String line(ResultSet row) throws SQLException {
        return cell(row.getString("code"))
                + ","
                + cell(row.getString("label"))
                + ","
                + cell(row.getString("parent"));
    }

    private static String cell(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
