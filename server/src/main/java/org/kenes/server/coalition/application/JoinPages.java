package org.kenes.server.coalition.application;

import org.jspecify.annotations.Nullable;
import org.kenes.server.coalition.Coalition;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The form by which an organisation asks to take part.
@RestController
class JoinPages {
    private static final String TEMPLATE = "coalition/join.jte";

    private final Applications applications;
    private final Organisations organisations;
    private final Views views;

    JoinPages(Applications applications, Organisations organisations, Views views) {
        this.applications = applications;
        this.organisations = organisations;
        this.views = views;
    }

    /// @param sent whether somebody has just asked
    @GetMapping("/{lang}/join")
    ResponseEntity<byte[]> form(
            @PathVariable Lang lang, @RequestParam(defaultValue = "false") boolean sent) {
        Page page = page(lang);
        var empty = new Application(lang.code(), Map.of(), "", "", "", "", "", "");
        return views.html(page, Caching.PUBLIC, TEMPLATE, view(page, empty, List.of(), sent));
    }

    @PostMapping("/{lang}/join")
    ResponseEntity<byte[]> ask(
            @PathVariable Lang lang,
            @RequestParam(name = "name-kk", defaultValue = "") String kk,
            @RequestParam(name = "name-ru", defaultValue = "") String ru,
            @RequestParam(name = "name-en", defaultValue = "") String en,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String coalition,
            @RequestParam(defaultValue = "") String register,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String words) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("kk", kk.strip());
        names.put("ru", ru.strip());
        names.put("en", en.strip());
        var asked =
                new Application(
                        lang.code(),
                        names,
                        kind,
                        role,
                        role.equals("member") ? coalition : "",
                        register.strip(),
                        contact.strip(),
                        words.strip());
        Page page = page(lang);
        List<FieldError> errors = errors(page, asked);
        if (!errors.isEmpty()) {
            return views.invalid(page, TEMPLATE, view(page, asked, errors, false));
        }
        applications.ask(asked);
        return views.seeOther("/" + lang.code() + "/join?sent=true");
    }

    private List<FieldError> errors(Page page, Application it) {
        List<FieldError> errors = new ArrayList<>();
        String first = "name-" + page.lang().code();
        if (it.names().values().stream().allMatch(String::isEmpty)) {
            errors.add(error(page, first, "missing"));
        }
        it.names()
                .forEach((language, name) ->
                        text(page, "name-" + language, name, Application.LONGEST_NAME, errors));
        if (!Application.KINDS.contains(it.kind())) {
            errors.add(error(page, "kind", "choose"));
        }
        if (!Application.ROLES.contains(it.role())) {
            errors.add(error(page, "role", "choose"));
        }
        boolean known =
                organisations.coalitions().stream()
                        .map(Coalition::id)
                        .anyMatch(it.coalition()::equals);
        if (it.role().equals("member") && !known) {
            errors.add(error(page, "coalition", "choose"));
        }
        text(page, "register", it.registerNo(), Application.LONGEST_NUMBER, errors);
        if (it.contact().isEmpty()) {
            errors.add(error(page, "contact", "missing"));
        }
        text(page, "contact", it.contact(), Application.LONGEST_NAME, errors);
        text(page, "words", it.words(), Application.LONGEST_WORDS, errors);
        return errors;
    }

    private static void text(
            Page page, String field, String typed, int most, List<FieldError> errors) {
        switch (PlainText.of(typed, 0, most)) {
            case PlainText.Accepted _ -> {}
            case PlainText.TooLong it ->
                    errors.add(
                            new FieldError(
                                    field,
                                    "too-long",
                                    page.text("coalition.join.too-long", "most", it.max())));
            case PlainText.Forbidden _, PlainText.TooShort _ ->
                    errors.add(error(page, field, "forbidden"));
        }
    }

    private static FieldError error(Page page, String field, String code) {
        return new FieldError(field, code, page.text("coalition.join." + code));
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("coalition.join");
        return views.page(lang, "/join", Section.MEETINGS, title);
    }

    private JoinView.Form view(
            Page page, Application typed, List<FieldError> errors, boolean sent) {
        String lang = page.lang().code();
        List<Piece.Field> names =
                page.langs().stream()
                        .map(it ->
                                Piece.Field.line(
                                                "name-" + it.code(),
                                                page.text(
                                                        "coalition.join.name",
                                                        "language",
                                                        it.ownName()),
                                                typed.names().getOrDefault(it.code(), ""))
                                        .optional()
                                        .withErrors(errors))
                        .toList();
        return new JoinView.Form(
                sent,
                errors,
                names,
                choice(page, "kind", Application.KINDS, typed.kind(), false, errors),
                choice(page, "role", Application.ROLES, typed.role(), true, errors),
                new Piece.Choice(
                        "coalition",
                        page.text("coalition.join.coalition"),
                        page.text("coalition.join.coalition.how"),
                        orNothing(
                                page,
                                organisations.coalitions().stream()
                                        .map(it -> new Piece.Option(it.id(), it.name(lang)))
                                        .toList()),
                        typed.coalition(),
                        false,
                        message(errors, "coalition")),
                Piece.Field.line(
                                "register",
                                page.text("coalition.join.register"),
                                typed.registerNo())
                        .optional()
                        .withErrors(errors),
                Piece.Field.line("contact", page.text("coalition.join.contact"), typed.contact())
                        .withHint(page.text("coalition.join.contact.how"))
                        .withErrors(errors),
                Piece.Field.text(
                                "words",
                                page.text("coalition.join.words"),
                                typed.words(),
                                Application.LONGEST_WORDS)
                        .optional()
                        .withErrors(errors));
    }

    private static Piece.Choice choice(
            Page page,
            String name,
            List<String> codes,
            String chosen,
            boolean inSight,
            List<FieldError> errors) {
        List<Piece.Option> options =
                codes.stream()
                        .map(it -> new Piece.Option(it, page.text("coalition." + name + "." + it)))
                        .toList();
        return new Piece.Choice(
                name,
                page.text("coalition." + name),
                null,
                inSight ? options : orNothing(page, options),
                chosen,
                inSight,
                message(errors, name));
    }

    /// A list to open begins with nothing chosen, or its first line would be everybody's answer.
    private static List<Piece.Option> orNothing(Page page, List<Piece.Option> options) {
        List<Piece.Option> all = new ArrayList<>(options);
        all.addFirst(new Piece.Option("", page.text("coalition.join.choose")));
        return all;
    }

    private static @Nullable String message(List<FieldError> errors, String field) {
        return errors.stream()
                .filter(it -> it.field().equals(field))
                .map(FieldError::message)
                .findFirst()
                .orElse(null);
    }
}
