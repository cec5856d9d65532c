package org.kenes.server.outreach.calendar;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.CodeList;
import org.kenes.server.outreach.CodeLists;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.DialogueInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `/calendar/…ics`: announced meetings from a month ago to half a year ahead. A meeting called off
/// stays a month, so that calendars learn of it.
@RestController
class CalendarPages {
    private static final long MINUTES = 60;
    private static final String CACHE = "public, max-age=300";
    private static final String ANNOUNCED =
            """
            select event.id, event.state, event.activity, event.held_on, event.starts, event.minutes,
                title.title, title.venue, title.address, title.online, place.name_kk, place.name_ru, place.name_en, place.lat, place.lon,
                (select max(changed_on) from outreach.event_state as it where it.event = event.id)
                    as changed,
                greatest((select count(*) from outreach.telling as it where it.event = event.id),
                    (select count(*) from outreach.event_state as it where it.event = event.id))
                    as states,
                array(select audience from outreach.event_audience as it where it.event = event.id
                    order by audience) as audiences
            from outreach.event join outreach.place on place.code = event.place
            left join outreach.invitation as title on title.event = event.id
            where event.announced_on is not null and event.held_on between ? and ?
                and event.state not in ('lapsed', 'refuted', 'duplicate', 'withdrawn')
                and event.access is distinct from 'staff_only'
            """;
    private static final String ORDER = " order by event.held_on, event.starts, event.id";
    private static final String IN_PLACE = " and event.path @> array[?]::text[]";
    private static final String BY =
            """
             and event.id in (with asked as (select ?::text as organisation)
                select it.event from outreach.event_organiser as it natural join asked
                union select kept from outreach.event_merge
                join outreach.event_organiser as it on it.event = gone natural join asked
                where reason = 'co_hosted')
            """;
    private static final String FOR =
            " and exists (select from outreach.event_audience as it where it.event = event.id"
                    + " and it.audience = ?)";
    private static final String KNOWN_PLACE =
            "select exists (select from outreach.place where code = ?)";
    private static final String KNOWN_ORGANISATION =
            "select exists (select from coalition.organisation where id = ?)";

    private final JdbcClient jdbc;
    private final CodeLists codes;
    private final Views views;
    private final Dialogue dialogue;
    private final Settings settings;
    private final Clock clock;
    private final KeptTags tags;

    CalendarPages(
            JdbcClient jdbc,
            CodeLists codes,
            Views views,
            Dialogue dialogue,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.views = views;
        this.dialogue = dialogue;
        this.settings = settings;
        this.clock = clock;
        this.tags = new KeptTags(clock);
    }

    @GetMapping("/calendar/all.ics")
    ResponseEntity<byte[]> all(
            @RequestParam(defaultValue = "") String lang, HttpServletRequest request) {
        return feed("", null, lang, request);
    }

    @GetMapping("/calendar/{kind}/{code}.ics")
    ResponseEntity<byte[]> some(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String lang,
            HttpServletRequest request) {
        boolean known =
                switch (kind) {
                    case "place" -> exists(KNOWN_PLACE, code);
                    case "org" -> exists(KNOWN_ORGANISATION, code);
                    case "audience" -> codes.of(CodeList.Name.AUDIENCE).contains(code);
                    default -> false;
                };
        if (!known) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        String narrowed =
                switch (kind) {
                    case "place" -> IN_PLACE;
                    case "org" -> BY;
                    default -> FOR;
                };
        return feed(narrowed, code, lang, request);
    }

    private boolean exists(String sql, String code) {
        return jdbc.sql(sql).param(code).query(Boolean.class).single();
    }

    private ResponseEntity<byte[]> feed(
            String narrowed, @Nullable String code, String wish, HttpServletRequest request) {
        DialogueInfo info = dialogue.info();
        Lang lang = Lang.of(wish).filter(info.langs()::contains).orElse(info.langs().getFirst());
        String site = request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST);
        String address = site + request.getRequestURI() + " " + lang.code();
        String kept = tags.of(address);
        if (kept != null && kept.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .header(HttpHeaders.CACHE_CONTROL, CACHE)
                    .eTag(kept)
                    .build();
        }
        String host = settings.record().origin().split("/")[0];
        LocalDate today = LocalDate.now(clock);
        var query =
                jdbc.sql(ANNOUNCED + narrowed + ORDER)
                        .param(today.minusDays(30))
                        .param(today.plusDays(180));
        CodeList audiences = codes.of(CodeList.Name.AUDIENCE);
        List<ICalendar.Meeting> meetings =
                (code == null ? query : query.param(code))
                        .query((row, n) -> meeting(row, lang, site, audiences))
                        .list();
        byte[] calendar =
                ICalendar.write(info.name(lang), host, settings.dialogue().zone(), meetings);
        String tag = "\"" + hash(calendar) + "\"";
        tags.keep(address, tag);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/calendar; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, CACHE)
                .eTag(tag)
                .body(calendar);
    }

    private ICalendar.Meeting meeting(ResultSet row, Lang lang, String site, CodeList groups)
            throws SQLException {
        Messages messages = views.messages(lang);
        String id = row.getString("id");
        String title = row.getString("title");
        String activity = messages.text("outreach.activity." + row.getString("activity"));
        String place = row.getString("name_" + lang.code());
        BigDecimal lat = row.getBigDecimal("lat");
        BigDecimal lon = row.getBigDecimal("lon");
        Long minutes = row.getObject("minutes", Long.class);
        List<String> audiences =
                Arrays.stream((String[]) row.getArray("audiences").getArray())
                        .map(it -> groups.words(messages, it))
                        .toList();
        return new ICalendar.Meeting(
                id,
                title == null ? activity : title,
                Stream.of(
                                row.getString("venue"),
                                row.getString("address"),
                                place == null ? row.getString("name_ru") : place)
                        .filter(it -> it != null && !it.isEmpty())
                        .collect(Collectors.joining(", ")),
                lat == null || lon == null ? null : lat.toPlainString() + ";" + lon.toPlainString(),
                row.getObject("held_on", LocalDate.class),
                row.getObject("starts", LocalTime.class),
                minutes == null ? MINUTES : minutes,
                row.getString("state").equals("cancelled"),
                row.getObject("changed", LocalDate.class),
                row.getInt("states") - 1,
                audiences,
                row.getString("online"),
                site + "/" + lang.code() + "/events/" + id);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
