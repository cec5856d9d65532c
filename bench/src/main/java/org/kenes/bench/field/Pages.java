package org.kenes.bench.field;

import org.kenes.bench.Installation;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `field.Pages [EVENTS] [REQUESTS]`: how long the pages and calendars of meetings take with so
/// many events (150,000), one request after the other; beside them the same rows by the bare query
/// of the list. The rows are written straight into the tables: nothing here measures writing.
public final class Pages {
    private static final int REGIONS = 20;
    private static final int SETTLEMENTS = 9_000;
    private static final int ORGANISATIONS = 50;
    private static final List<String> FILL =
            List.of(
                    """
                    insert into outreach.place (code, parent, level, kind, name_en, aliases, path, folded)
                    values ('C', null, 0, 'country', 'Country', '{}', '{C}', 'country')
                    """,
                    """
                    insert into outreach.place (code, parent, level, kind, name_en, aliases, path, folded)
                    select 'R' || r, 'C', 1, 'region', 'Region ' || r, '{}', array['C', 'R' || r], 'region'
                    from generate_series(1, :regions) as r
                    """,
                    """
                    insert into outreach.place (code, parent, level, kind, name_en, aliases, path, folded)
                    select 'S' || s, 'R' || s % :regions + 1, 3, 'village', 'Village ' || s, '{}',
                        array['C', 'R' || s % :regions + 1, 'S' || s], 'village'
                    from generate_series(1, :settlements) as s
                    """,
                    """
                    insert into coalition.organisation (id, kind, role, level, place, name_kk, name_ru, name_en)
                    select 'org-' || lpad(o::text, 3, '0'), 'ngo', 'independent', 'national', 'C', 'О', 'О', 'O' || o
                    from generate_series(1, :organisations) as o
                    """,
                    """
                    insert into outreach.event (id, state, place, path, activity, format, nature, venue_kind,
                        held_on, starts, minutes, in_working_hours, announced_on, questions, opinions, photos)
                    select md5('event ' || e)::uuid, (array['planned', 'held', 'reported', 'complete', 'verified'])[e % 5 + 1],
                        'S' || e % :settlements + 1,
                        array['C', 'R' || (e % :settlements + 1) % :regions + 1, 'S' || e % :settlements + 1],
                        'meeting', 'in_person', 'information', 'school', current_date - 120 + e % 240, '18:00', 90, 'no',
                        current_date - 130, 2, 13, 3
                    from generate_series(1, :events) as e
                    """,
                    """
                    insert into outreach.event_organiser select md5('event ' || e)::uuid,
                        'org-' || lpad((e % :organisations + 1)::text, 3, '0') from generate_series(1, :events) as e
                    """,
                    """
                    insert into outreach.event_audience select md5('event ' || e)::uuid,
                        (array['residents', 'miners', 'farmers', 'students'])[e % 4 + 1] from generate_series(1, :events) as e
                    """,
                    """
                    insert into outreach.claim select md5('event ' || e)::uuid,
                        'org-' || lpad((e % :organisations + 1)::text, 3, '0'), 40, 40, 40, 'headcount', 'D'
                    from generate_series(1, :events) as e
                    """,
                    """
                    insert into outreach.event_state select md5('event ' || e)::uuid, 0, 'planned', '',
                        'org-' || lpad((e % :organisations + 1)::text, 3, '0'), current_date - 130
                    from generate_series(1, :events) as e
                    """,
                    "analyze");
    private static final String LIST =
            "select id, state, place, activity, held_on, starts from outreach.event"
                    + " order by held_on desc, id desc limit 51";

    private Pages() {}

    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 150_000;
        int requests = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        try (Installation server = Installation.open()) {
            JdbcClient jdbc = server.part(JdbcClient.class);
            Map<String, Integer> sizes = new LinkedHashMap<>();
            sizes.put("regions", REGIONS);
            sizes.put("settlements", SETTLEMENTS);
            sizes.put("organisations", ORGANISATIONS);
            sizes.put("events", events);
            FILL.forEach(sql -> jdbc.sql(sql).params(sizes).update());
            URI site = server.site();
            String one =
                    jdbc.sql("select id::text from outreach.event order by id limit 1")
                            .query(String.class)
                            .single();
            String middle =
                    jdbc.sql(
                                    "select id::text from outreach.event where held_on ="
                                            + " current_date order by id limit 1")
                            .query(String.class)
                            .single();
            System.out.printf("bare query of the list: %s%n", bare(jdbc, requests));
            for (String path :
                    List.of(
                            "en/events",
                            "en/events?after=" + middle,
                            "en/events?place=R5",
                            "en/events?state=verified&audience=miners",
                            "en/events?organisation=org-007",
                            "en/events/" + one,
                            "en/coverage",
                            "calendar/place/R5.ics",
                            "calendar/org/org-007.ics")) {
                System.out.printf("%-45s %s%n", path, measured(site.resolve(path), requests));
            }
            System.out.printf(
                    "%-45s %s%n",
                    "the last one again, known to the reader (304)",
                    unchanged(site.resolve("calendar/org/org-007.ics"), requests));
        }
    }

    private static String bare(JdbcClient jdbc, int times) {
        long[] micros = new long[times];
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            jdbc.sql(LIST).query((row, n) -> row.getString(1)).list();
            micros[i] = (System.nanoTime() - began) / 1000;
        }
        return said(micros);
    }

    private static String measured(URI address, int times)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return measured(client, HttpRequest.newBuilder(address).build(), 200, times);
        }
    }

    private static String unchanged(URI address, int times)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var first = HttpRequest.newBuilder(address).build();
            String tag =
                    client.send(first, BodyHandlers.discarding())
                            .headers()
                            .firstValue("ETag")
                            .orElseThrow();
            var again = HttpRequest.newBuilder(address).header("If-None-Match", tag).build();
            return measured(client, again, 304, times);
        }
    }

    private static String measured(HttpClient client, HttpRequest request, int status, int times)
            throws IOException, InterruptedException {
        long[] micros = new long[times];
        for (int i = -5; i < times; i++) {
            long began = System.nanoTime();
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != status) {
                throw new IllegalStateException(answer.statusCode() + " " + request.uri());
            }
            if (i >= 0) {
                micros[i] = (System.nanoTime() - began) / 1000;
            }
        }
        return said(micros);
    }

    private static String said(long[] micros) {
        Arrays.sort(micros);
        return "p50 %.1f ms, p95 %.1f ms"
                .formatted(
                        micros[micros.length / 2] / 1000.0,
                        micros[micros.length * 95 / 100] / 1000.0);
    }
}
