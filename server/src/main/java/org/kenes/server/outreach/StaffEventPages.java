package org.kenes.server.outreach;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.coalition.Organisation;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refused;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.csv.CsvProblem;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.state.Dialogue;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The workbench of organisers: one event in a form, many in a CSV file. Both go the same way: the
/// form is a file of one row.
@RestController
class StaffEventPages {
    private static final String ACTION = "event.report";
    private static final List<String> COLUMNS =
            List.of(
                    "event",
                    "state",
                    "place",
                    "date",
                    "start",
                    "activity",
                    "format",
                    "nature",
                    "audiences",
                    "organisers",
                    "attended_low",
                    "attended",
                    "attended_high",
                    "method",
                    "venue",
                    "minutes",
                    "questions",
                    "opinions",
                    "languages",
                    "access",
                    "speaking");

    private final Events events;
    private final EventList list;
    private final CodeLists codes;
    private final Organisations organisations;
    private final Dialogue dialogue;
    private final SignedIn signedIn;
    private final Randomness randomness;
    private final Views views;

    StaffEventPages(
            Events events,
            EventList list,
            CodeLists codes,
            Organisations organisations,
            Dialogue dialogue,
            SignedIn signedIn,
            Randomness randomness,
            Views views) {
        this.events = events;
        this.list = list;
        this.codes = codes;
        this.organisations = organisations;
        this.dialogue = dialogue;
        this.signedIn = signedIn;
        this.randomness = randomness;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/events")
    ResponseEntity<byte[]> workbench(
            @PathVariable Lang lang,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        var view = view(request, List.of(), List.of(), Map.of(), done);
        return views.html(page(lang), Caching.NO_STORE, "outreach/staff-events.jte", view);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/events")
    ResponseEntity<byte[]> one(
            @PathVariable Lang lang, @RequestParam String once, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Map<String, String> typed = new LinkedHashMap<>();
        for (String column : COLUMNS) {
            String[] values = request.getParameterValues(column);
            typed.put(column, values == null ? "" : String.join("|", values));
        }
        byte[] file = row(typed);
        return take(lang, file, "form " + once, staff, typed, request);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/events/file")
    ResponseEntity<byte[]> many(
            @PathVariable Lang lang,
            @RequestParam("file") MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        Staff staff = signedIn.staff();
        byte[] bytes = file.getBytes();
        return take(lang, bytes, Hash.sha256(bytes).hex(), staff, Map.of(), request);
    }

    private ResponseEntity<byte[]> take(
            Lang lang,
            byte[] file,
            String key,
            Staff staff,
            Map<String, String> typed,
            HttpServletRequest request) {
        return switch (EventFile.read(
                file,
                key,
                list(CodeList.Name.AUDIENCE),
                list(CodeList.Name.VENUE),
                dialogue.forbiddenSpeakers())) {
            case EventFile.Reading.Bad bad -> invalid(lang, bad.problems(), typed, request);
            case EventFile.Reading.Good good -> {
                good.tellings().forEach(it -> own(staff, it));
                yield switch (events.submitAll(good.tellings())) {
                    case Events.Outcome.Done done ->
                            views.seeOther("/" + lang.code() + "/staff/events?done=1");
                    case Events.Outcome.Refused refused ->
                            invalid(lang, problems(good, refused), typed, request);
                };
            }
        };
    }

    /// Somebody who works for an organisation speaks for that one only.
    private static void own(Staff staff, Telling telling) {
        String organisation = staff.organisation();
        String by =
                switch (telling) {
                    case Telling.Announcement it -> it.facts().organisers().getFirst();
                    case Telling.Report it -> it.by();
                    case Telling.Cancellation it -> it.by();
                    case Telling.Change it -> it.by();
                };
        if (organisation != null && !organisation.equals(by)) {
            throw new Refused(Refusal.of(Problem.FORBIDDEN));
        }
    }

    private static List<CsvProblem> problems(
            EventFile.Reading.Good good, Events.Outcome.Refused refused) {
        return refused.refusals().stream()
                .map(it ->
                        new CsvProblem(good.lines().get(it.telling()), "", it.code(), it.detail()))
                .toList();
    }

    private ResponseEntity<byte[]> invalid(
            Lang lang,
            List<CsvProblem> problems,
            Map<String, String> typed,
            HttpServletRequest request) {
        Messages messages = views.messages(lang);
        List<Refusal.FieldError> errors = new ArrayList<>();
        if (!typed.isEmpty()) {
            for (CsvProblem it : problems) {
                String words = messages.text("csv." + it.code(), "value", it.value());
                String field = it.column().isEmpty() ? "state" : it.column();
                errors.add(new Refusal.FieldError(field, it.code(), words));
            }
        }
        var view = view(request, errors, typed.isEmpty() ? problems : List.of(), typed, null);
        return views.invalid(page(lang), "outreach/staff-events.jte", view);
    }

    private static byte[] row(Map<String, String> typed) {
        String header = String.join(",", typed.keySet());
        List<String> cells =
                typed.values().stream().map(it -> '"' + it.replace("\"", "\"\"") + '"').toList();
        return (header + "\n" + String.join(",", cells) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private CodeList list(CodeList.Name name) {
        return codes.of(name);
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("outreach.staff");
        return views.page(lang, "/staff/events", Section.NONE, title);
    }

    private EventView.Workbench view(
            HttpServletRequest request,
            List<Refusal.FieldError> errors,
            List<CsvProblem> problems,
            Map<String, String> typed,
            @Nullable String done) {
        List<Organisation> all = organisations.all();
        return new EventView.Workbench(
                list(CodeList.Name.AUDIENCE),
                list(CodeList.Name.VENUE),
                SignedIn.token(request),
                Optional.ofNullable(request.getParameter("once"))
                        .filter(it -> !errors.isEmpty())
                        .orElseGet(() -> randomness.uuid().toString()),
                errors,
                problems,
                typed,
                all,
                own(request),
                done);
    }

    /// The newest meetings of the organisation that somebody works for.
    private List<EventView.Line> own(HttpServletRequest request) {
        String organisation = signedIn.staff().organisation();
        if (organisation == null) {
            return List.of();
        }
        Messages messages = views.messages(request);
        return list
                .page(new EventList.Filter("", null, "", organisation, "", null, null), null)
                .stream()
                .map(it ->
                        new EventView.Line(
                                it.id().toString(),
                                it.day().toString(),
                                it.start(),
                                messages.text("outreach.activity." + it.activity()),
                                it.state().code(),
                                it.place()))
                .toList();
    }
}
