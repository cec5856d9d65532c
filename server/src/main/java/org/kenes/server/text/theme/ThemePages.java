package org.kenes.server.text.theme;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.find.WordsOfText;
import org.kenes.lawtext.theme.Theme;
import org.kenes.lawtext.theme.ThemeCheck;
import org.kenes.lawtext.theme.ThemeSet;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Lineages;
import org.kenes.server.text.Text;
import org.kenes.server.text.Titles;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Themes of the current version, for readers and for those who assign them.
@RestController
class ThemePages {
    private static final String ACTION = "text.version.publish";
    private static final int AROUND = 60;
    private static final int MOST_QUOTES = 20;

    private final ThemeMaps maps;
    private final Drafts drafts;
    private final Lineages lineages;
    private final SignedIn signedIn;
    private final Views views;

    ThemePages(ThemeMaps maps, Drafts drafts, Lineages lineages, SignedIn signedIn, Views views) {
        this.maps = maps;
        this.drafts = drafts;
        this.lineages = lineages;
        this.signedIn = signedIn;
        this.views = views;
    }

    @GetMapping("/{lang}/themes")
    ResponseEntity<byte[]> themes(@PathVariable Lang lang, HttpServletRequest request) {
        Optional<Text> current = drafts.current();
        if (current.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Text text = current.get();
        String shown = text.shownIn(lang.code());
        Page page =
                views.page(lang, request, Section.TEXT, views.messages(lang).text("text.theme"));
        List<ThemeView.Scheme> schemes = new ArrayList<>();
        for (ThemeMaps.ThemeMap map : maps.of(text.draft().id())) {
            ThemeSet set = ThemeSet.read(map.file(), map.scheme());
            schemes.add(
                    new ThemeView.Scheme(
                            map.scheme(),
                            set.themes().stream().map(it -> theme(page, text, shown, it)).toList(),
                            set.check(expressions(text)).without().stream()
                                    .map(it -> place(page, text, shown, it))
                                    .toList()));
        }
        return views.html(
                page, Caching.PUBLIC, "text/themes.jte", new ThemeView.Themes(shown, schemes));
    }

    private static List<Expression> expressions(Text text) {
        return text.draft().languages().stream().map(it -> text.in(it).expression()).toList();
    }

    private static ThemeView.Place place(Page page, Text text, String lang, String eId) {
        List<String> names = new ArrayList<>();
        for (Provision above : text.around(lang, eId)) {
            if (!above.kind().isContainer()) {
                names.add(Titles.of(above, page.messages()));
            }
        }
        names.add(text.provision(lang, eId).map(it -> Titles.of(it, page.messages())).orElse(eId));
        return new ThemeView.Place(eId, String.join(" › ", names));
    }

    private static ThemeView.Theme theme(Page page, Text text, String lang, Theme it) {
        List<ThemeView.Quote> quotes =
                ThemeCheck.places(text.in(lang).expression(), it.label(lang)).stream()
                        .limit(MOST_QUOTES)
                        .map(hit -> quote(page, text, lang, hit))
                        .toList();
        return new ThemeView.Theme(
                it.id(),
                it.label(lang),
                it.basis().word(),
                it.by(),
                day(page, it.date()),
                quotes,
                it.eIds().stream().map(eId -> place(page, text, lang, eId)).toList());
    }

    private static String day(Page page, String date) {
        try {
            return page.formats().date(LocalDate.parse(date));
        } catch (DateTimeParseException e) {
            return date;
        }
    }

    private static ThemeView.Quote quote(Page page, Text text, String lang, WordsOfText.Hit hit) {
        Provision provision = text.provision(lang, hit.eId()).orElseThrow();
        String block = "";
        if (hit.block() < 0) {
            String heading = provision.heading();
            block = heading == null ? "" : heading;
        } else {
            var blocks = new ArrayList<>(provision.lead());
            blocks.addAll(provision.tail());
            block = blocks.get(hit.block()).text();
        }
        int start = block.offsetByCodePoints(0, hit.start());
        int end = block.offsetByCodePoints(0, hit.end());
        int from = start <= AROUND ? 0 : block.lastIndexOf(' ', start - AROUND) + 1;
        int next = block.indexOf(' ', Math.min(block.length(), end + AROUND));
        int to = next < 0 ? block.length() : next;
        return new ThemeView.Quote(
                place(page, text, lang, hit.eId()),
                (from > 0 ? "… " : "") + block.substring(from, start),
                block.substring(start, end),
                block.substring(end, to) + (to < block.length() ? " …" : ""));
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/text/themes")
    ResponseEntity<byte[]> bench(@PathVariable Lang lang, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        return show(lang, staff, "", List.of(), request);
    }

    private ResponseEntity<byte[]> show(
            Lang lang,
            Staff staff,
            String scheme,
            List<Refusal.FieldError> errors,
            HttpServletRequest request) {
        String title = views.messages(lang).text("text.theme.staff");
        Page page = views.page(lang, "/staff/text/themes", Section.NONE, title);
        List<ThemeView.Waiting> waiting = new ArrayList<>();
        for (ThemeMaps.ThemeMap map : maps.waiting()) {
            ThemeSet set = ThemeSet.read(map.file(), map.scheme());
            Text text = drafts.find(map.draft()).orElseThrow();
            ThemeCheck check = set.check(expressions(text));
            List<String> remarks = new ArrayList<>();
            check.unlabelled()
                    .forEach(it -> remarks.add(page.text("text.theme.unlabelled", "theme", it)));
            if (!check.without().isEmpty()) {
                String articles = String.join(", ", check.without());
                remarks.add(page.text("text.theme.without") + " " + articles);
            }
            waiting.add(
                    new ThemeView.Waiting(
                            map.id(),
                            map.scheme(),
                            map.draft(),
                            set.themes().size(),
                            remarks,
                            map.uploadedBy() == staff.id()));
        }
        String draft = drafts.current().map(it -> it.draft().id()).orElse("");
        var view =
                new ThemeView.Bench(
                        SignedIn.token(request),
                        draft,
                        errors,
                        waiting,
                        secondLooks(),
                        Piece.Field.line("scheme", page.text("text.theme.scheme"), scheme)
                                .withHint(page.text("text.theme.scheme.hint"))
                                .withErrors(errors));
        return views.html(
                page,
                Caching.NO_STORE,
                errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "text/staff-themes.jte",
                view);
    }

    /// What maps of earlier versions named, and what is other words now or nowhere: `scheme theme:
    /// eId (outcome → eId)`.
    private List<String> secondLooks() {
        List<String> looks = new ArrayList<>();
        Text now = drafts.current().orElse(null);
        if (now == null) {
            return looks;
        }
        for (String id : drafts.ids()) {
            Text text = drafts.find(id).orElseThrow();
            for (ThemeMaps.ThemeMap map :
                    id.equals(now.draft().id()) ? List.<ThemeMaps.ThemeMap>of() : maps.of(id)) {
                for (Theme theme : ThemeSet.read(map.file(), map.scheme()).themes()) {
                    for (String eId : theme.eIds()) {
                        text.wordingAt(eId)
                                .flatMap(it -> lineages.carried(id, it.wid(), now.draft().id()))
                                .filter(it -> !it.counts())
                                .ifPresent(it ->
                                        looks.add(
                                                id
                                                        + " "
                                                        + map.scheme()
                                                        + " "
                                                        + theme.id()
                                                        + ": "
                                                        + eId
                                                        + " ("
                                                        + it.outcome().word()
                                                        + " → "
                                                        + (it.toEId().isEmpty() ? "-" : it.toEId())
                                                        + ")"));
                    }
                }
            }
        }
        return looks;
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/text/themes")
    ResponseEntity<byte[]> handIn(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String scheme,
            @RequestParam("file") MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        Staff staff = signedIn.staff();
        Optional<Text> current = drafts.current();
        if (current.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        List<Refusal.FieldError> errors = new ArrayList<>();
        if (!scheme.matches("[a-z0-9][a-z0-9-]{1,39}")) {
            String why = views.messages(lang).text("text.theme.scheme.bad");
            errors.add(new Refusal.FieldError("scheme", "invalid", why));
        }
        String text = new String(file.getBytes(), StandardCharsets.UTF_8);
        String name = file.getOriginalFilename();
        try {
            ThemeSet set = ThemeSet.read(text, name == null ? "themes.csv" : name);
            set.check(expressions(current.get())).errors().stream()
                    .limit(20)
                    .forEach(it -> errors.add(new Refusal.FieldError("file", "wrong", it)));
        } catch (UnreadableLawException e) {
            errors.add(
                    new Refusal.FieldError("file", "unreadable", String.valueOf(e.getMessage())));
        }
        if (!errors.isEmpty()) {
            return show(lang, staff, scheme, errors, request);
        }
        maps.handIn(scheme, current.get().draft().id(), text, staff.id());
        return views.seeOther("/" + lang.code() + "/staff/text/themes");
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/text/themes/publish")
    ResponseEntity<byte[]> publish(
            @PathVariable Lang lang, @RequestParam long map, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        return switch (maps.publish(map, staff.id())) {
            case ThemeMaps.Published.Done _ -> views.seeOther("/" + lang.code() + "/themes");
            case ThemeMaps.Published.SamePerson _ ->
                    views.refuse(
                            request,
                            Refusal.of(Problem.FORBIDDEN)
                                    .withDetail(
                                            views.messages(lang).text("text.theme.same-person")));
            case ThemeMaps.Published.NoSuchMap _ ->
                    views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        };
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/text/themes/discard")
    ResponseEntity<byte[]> discard(@PathVariable Lang lang, @RequestParam long map) {
        maps.discard(map);
        return views.seeOther("/" + lang.code() + "/staff/text/themes");
    }
}
