package org.kenes.server.dialogue.translation;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
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

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where translators write, and approve what others wrote. The language of the page is the language
/// that is translated into.
@RestController
class StaffTranslationPages {
    private static final String WRITE = "translation.write";
    private static final String APPROVE = "translation.approve";
    private static final String TEMPLATE = "dialogue/translation/staff.jte";
    private static final int LONGEST = 10_000;
    private static final String TERM = "term.";

    private final Translations translations;
    private final SignedIn signedIn;
    private final Views views;

    StaffTranslationPages(Translations translations, SignedIn signedIn, Views views) {
        this.translations = translations;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs({WRITE, APPROVE})
    @GetMapping("/{lang}/staff/translations")
    ResponseEntity<byte[]> desk(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang);
        return views.html(page, Caching.NO_STORE, TEMPLATE, view(page, request, List.of()));
    }

    /// @param kind `statement`, `question` or `answer`
    /// @param code of the statement or question
    /// @param original the words as they were shown
    @Needs(WRITE)
    @PostMapping("/{lang}/staff/translations")
    ResponseEntity<byte[]> write(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String original,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request) {
        Page page = page(lang);
        if (!(PlainText.of(words, 1, LONGEST) instanceof PlainText.Accepted accepted)) {
            String text = page.text("dialogue.translation.empty");
            var errors = List.of(new FieldError("words-" + kind + "-" + code, "length", text));
            return views.invalid(page, TEMPLATE, view(page, request, errors));
        }
        String shown = original.replace("\r\n", "\n");
        boolean there =
                translations.missing(lang.code()).stream()
                        .anyMatch(it ->
                                it.kind().equals(kind)
                                        && it.code().equals(code)
                                        && it.words().equals(shown));
        if (!there) {
            // changed, erased or translated by somebody else meanwhile
            return views.refuse(
                    request, Refusal.of(Problem.NOT_FOUND).withTyped(Views.typed(request)));
        }
        translations.make(code, shown, lang.code(), accepted.text(), signedIn.staff().id());
        return views.seeOther(page.link("staff/translations"));
    }

    /// @param outcome `approve`, or `return` to have it made again
    @Needs(APPROVE)
    @PostMapping("/{lang}/staff/translations/{number:[1-9][0-9]{0,17}}")
    ResponseEntity<byte[]> decide(
            @PathVariable Lang lang,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String outcome,
            HttpServletRequest request) {
        long by = signedIn.staff().id();
        if (!List.of("approve", "return").contains(outcome)) {
            return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
        }
        boolean done =
                outcome.equals("approve")
                        ? translations.approve(number, by)
                        : translations.giveBack(number, by);
        return done
                ? views.seeOther(page(lang).link("staff/translations"))
                : views.refuse(request, Refusal.of(Problem.FORBIDDEN));
    }

    private Page page(Lang lang) {
        String title =
                views.messages(lang).text("dialogue.translation.title", "lang", lang.ownName());
        return views.page(lang, "/staff/translations", Section.NONE, title);
    }

    private TranslationView view(Page page, HttpServletRequest request, List<FieldError> errors) {
        Staff staff = signedIn.staff();
        String to = page.lang().code();
        return new TranslationView(
                SignedIn.token(request),
                errors,
                to,
                translations.missing(to).stream().map(it -> line(0, it, "", false)).toList(),
                translations.waiting(to).stream()
                        .map(it ->
                                line(it.id(), it.original(), it.words(), it.madeBy() == staff.id()))
                        .toList(),
                glossary(page));
    }

    private static TranslationView.Line line(
            long number, Translations.Original it, String translation, boolean own) {
        return new TranslationView.Line(
                number, it.kind(), it.code(), it.lang(), it.words(), translation, own);
    }

    private List<Map<String, String>> glossary(Page page) {
        return page.messages().patterns().keySet().stream()
                .filter(key -> key.startsWith(TERM))
                .sorted()
                .map(key -> {
                    Map<String, String> names = new TreeMap<>();
                    page.langs()
                            .forEach(lang ->
                                    names.put(
                                            lang.code(),
                                            views.messages(lang).patterns().getOrDefault(key, "")));
                    return names;
                })
                .toList();
    }
}
