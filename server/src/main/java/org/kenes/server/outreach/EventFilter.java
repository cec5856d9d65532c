package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What somebody wants to see of the list of events, as it stands in the address.
///
/// @param asked parameters of the request; others than the known ones are passed over
record EventFilter(Map<String, String> asked) {
    private static final List<String> NAMES =
            List.of("place", "state", "audience", "organisation", "activity", "from", "to");

    EventList.Filter filter() {
        return new EventList.Filter(
                value("place"),
                EventState.of(value("state")),
                value("audience"),
                value("organisation"),
                value("activity"),
                day("from"),
                day("to"));
    }

    private String value(String name) {
        return asked.getOrDefault(name, "");
    }

    private @Nullable LocalDate day(String name) {
        try {
            return value(name).length() == 10 ? LocalDate.parse(value(name)) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// Only codes come in, and only codes go out.
    String query() {
        var query = new StringBuilder("?");
        for (String name : NAMES) {
            if (value(name).matches("[A-Za-z0-9._-]{1,40}")) {
                query.append(name).append('=').append(value(name)).append('&');
            }
        }
        return query.toString();
    }

    Piece.Choice place(Page page, Places places) {
        List<Piece.Option> options = all(page);
        places.ofLevel(1).stream()
                .map(it -> new Piece.Option(it.code(), it.name(page.lang().code())))
                .sorted((a, b) -> page.formats().collation().compare(a.label(), b.label()))
                .forEach(options::add);
        String chosen = value("place");
        if (options.stream().noneMatch(it -> it.value().equals(chosen))) {
            places.find(chosen)
                    .ifPresent(it ->
                            options.add(new Piece.Option(chosen, it.name(page.lang().code()))));
        }
        return choice(page, "place", options);
    }

    Piece.Choice state(Page page) {
        List<Piece.Option> options = all(page);
        for (EventState state : EventState.values()) {
            String code = state.code();
            options.add(new Piece.Option(code, page.text("outreach.state." + code)));
        }
        return choice(page, "state", options);
    }

    Piece.Choice audience(Page page, CodeList audiences) {
        List<Piece.Option> options = all(page);
        for (String code : audiences.all()) {
            options.add(new Piece.Option(code, audiences.words(page.messages(), code)));
        }
        return choice(page, "audience", options);
    }

    Piece.Choice activity(Page page) {
        List<Piece.Option> options = all(page);
        for (String code : Codes.ACTIVITIES) {
            options.add(new Piece.Option(code, page.text("outreach.activity." + code)));
        }
        return choice(page, "activity", options);
    }

    /// @param name from or to
    Piece.Field day(Page page, String name) {
        LocalDate day = day(name);
        String label = page.text("outreach.filter." + name);
        return Piece.Field.line(name, label, day == null ? "" : day.toString())
                .as(Piece.Input.DATE, null)
                .optional();
    }

    private static List<Piece.Option> all(Page page) {
        List<Piece.Option> options = new ArrayList<>();
        options.add(new Piece.Option("", page.text("outreach.filter.all")));
        return options;
    }

    private Piece.Choice choice(Page page, String name, List<Piece.Option> options) {
        String label = page.text("outreach.filter." + name);
        return new Piece.Choice(name, label, null, options, value(name), false, null);
    }
}
