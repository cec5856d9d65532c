package org.kenes.server.dialogue;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.opinion.Stance;
import org.kenes.server.dialogue.translation.Translations;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What others said: three columns of equal width, and one address for every contribution.
@RestController
class ReasonPages {
    private static final List<Stance> COLUMNS =
            List.of(Stance.SUPPORT, Stance.PARTLY, Stance.OPPOSE);

    /// What can have become of a press of "a fair point".
    private static final Set<String> FAIR = Set.of("noted", "own", "later");

    /// And of a press of "I have this question too" and the like.
    private static final Set<String> SAME = Set.of("noted", "later");

    private final Reasons reasons;
    private final Again again;
    private final Differs differs;
    private final Questions questions;
    private final Answers answers;
    private final Translations translations;
    private final Drafts drafts;
    private final Forms forms;
    private final List<CodePage> others;
    private final Views views;

    ReasonPages(
            Reasons reasons,
            Again again,
            Differs differs,
            Questions questions,
            Answers answers,
            Translations translations,
            Drafts drafts,
            Forms forms,
            List<CodePage> others,
            Views views) {
        this.reasons = reasons;
        this.again = again;
        this.differs = differs;
        this.questions = questions;
        this.answers = answers;
        this.translations = translations;
        this.drafts = drafts;
        this.forms = forms;
        this.others = others;
        this.views = views;
    }

    @GetMapping("/{lang}/text/{eId}/opinions")
    ResponseEntity<byte[]> opinions(
            @PathVariable Lang lang,
            @PathVariable String eId,
            @RequestParam(defaultValue = "") String stance,
            @RequestParam(defaultValue = "") String same,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        Optional<Text> text = drafts.current();
        Optional<Wording> wording = text.flatMap(it -> it.wordingAt(eId));
        if (text.isEmpty() || wording.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        String title = views.messages(lang).text("dialogue.opinions");
        Page page = views.page(lang, request, Section.TEXT, title);
        List<DialogueView.Column> columns = new ArrayList<>();
        for (Stance column : COLUMNS) {
            if (stance.isEmpty() || stance.equals(column.code())) {
                columns.add(column(page, eId, wording.get().wid(), column, same, before(after)));
            }
        }
        if (columns.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
        }
        String all = stance.isEmpty() ? null : page.link("text/" + eId + "/opinions");
        var about = forms.about(text.get(), lang.code(), eId).orElseThrow();
        var view = new DialogueView.Opinions(about, columns, all);
        return views.html(page, Caching.PUBLIC, "dialogue/opinions.jte", view);
    }

    /// The key of a page is the code of the last contribution on the page before it.
    private long before(String after) {
        return reasons.find(after).map(Reasons.Reason::id).orElse(Long.MAX_VALUE);
    }

    /// @param same code of the one whose text all have, or empty for each text once
    private DialogueView.Column column(
            Page page, String eId, String wid, Stance stance, String same, long before) {
        List<Reasons.Folded> found =
                same.isEmpty()
                        ? reasons.page(wid, stance, before)
                        : reasons.same(wid, stance, same, before);
        boolean more = found.size() > Reasons.PAGE;
        List<Reasons.Folded> shown = more ? found.subList(0, Reasons.PAGE) : found;
        Optional<String> last =
                more
                        ? Optional.of(shown.getLast().reason().code())
                        : same.isEmpty()
                                ? reasons.lookedThrough(wid, stance, before)
                                : Optional.empty();
        String here = page.link("text/" + eId + "/opinions") + "?stance=" + stance.code();
        String next =
                last.map(code -> here + (same.isEmpty() ? "" : "&same=" + same) + "&after=" + code)
                        .orElse(null);
        return new DialogueView.Column(
                stance.code(), shown.stream().map(it -> line(page, here, it)).toList(), next);
    }

    private DialogueView.Line line(Page page, String here, Reasons.Folded it) {
        String again = it.again() ? here + "&same=" + it.reason().code() : null;
        return new DialogueView.Line(words(page, it.reason()), again);
    }

    private DialogueView.Words words(Page page, Reasons.Reason it) {
        return new DialogueView.Words(
                it.code(),
                it.words(),
                it.lang(),
                page.formats().date(it.day()),
                forms.placeName(it.region(), page.lang().code()),
                it.channel(),
                it.level(),
                again.standing(it.draft(), it.wid(), it.lang()).word(),
                it.hidden());
    }

    @GetMapping("/{lang}/c/{code}")
    ResponseEntity<byte[]> contribution(
            @PathVariable Lang lang,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String fair,
            @RequestParam(defaultValue = "") String same,
            HttpServletRequest request) {
        Optional<String> exact = ReceiptCode.typed(code).map(ReceiptCode::toString);
        if (exact.isPresent() && !exact.get().equals(code)) {
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .header(HttpHeaders.LOCATION, "/" + lang.code() + "/c/" + exact.get())
                    .build();
        }
        return reasons.find(code)
                .map(it -> opinion(lang, it, FAIR.contains(fair) ? "fair." + fair : null, request))
                .or(() ->
                        questions
                                .find(code)
                                .map(it ->
                                        question(
                                                lang,
                                                it,
                                                SAME.contains(same) ? "same." + same : null,
                                                request)))
                .or(() ->
                        others.stream()
                                .flatMap(kind -> kind.show(lang, code, request).stream())
                                .findFirst())
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    private ResponseEntity<byte[]> opinion(
            Lang lang, Reasons.Reason it, @Nullable String pressed, HttpServletRequest request) {
        Page page = page(lang, request, "dialogue.kind.opinion", it.code());
        var view =
                new DialogueView.Contribution(
                        "opinion",
                        about(lang, it.draft(), it.wid()),
                        it.stance() == Stance.NONE ? "neutral" : it.stance().code(),
                        words(page, it),
                        null,
                        reasons.replacedBy(it.code()).orElse(null),
                        List.of(),
                        null,
                        pressed);
        return views.html(page, Caching.PUBLIC, "dialogue/contribution.jte", view);
    }

    private ResponseEntity<byte[]> question(
            Lang lang,
            Questions.Question it,
            @Nullable String pressed,
            HttpServletRequest request) {
        Page page = page(lang, request, "dialogue.kind.question", it.code());
        var words =
                new DialogueView.Words(
                        it.code(),
                        it.words(),
                        it.lang(),
                        page.formats().date(it.day()),
                        forms.placeName(it.region(), lang.code()),
                        it.channel(),
                        0,
                        again.standing(it.draft(), it.wid(), it.lang()).word(),
                        it.hidden());
        List<DialogueView.Answer> given =
                answers.of(it.id()).stream().map(answer -> answer(page, it, answer)).toList();
        var view =
                new DialogueView.Contribution(
                        "question",
                        about(lang, it.draft(), it.wid()),
                        "",
                        words,
                        translations
                                .of(it.code(), words.text(), it.lang(), lang.code())
                                .orElse(null),
                        null,
                        given,
                        differs.of(it.code()).orElse(null),
                        pressed);
        return views.html(page, Caching.PUBLIC, "dialogue/contribution.jte", view);
    }

    private DialogueView.Answer answer(Page page, Questions.Question question, Answers.Answer it) {
        List<DialogueView.About> refs =
                it.refs().stream()
                        .flatMap(wid ->
                                forms.aboutWid(page.lang().code(), question.draft(), wid).stream())
                        .toList();
        String day = page.formats().date(it.day());
        String translation =
                translations
                        .of(question.code(), it.words(), it.lang(), page.lang().code())
                        .orElse(null);
        return new DialogueView.Answer(it.office(), it.words(), it.lang(), translation, day, refs);
    }

    private DialogueView.About about(Lang lang, String draft, String wid) {
        return forms.aboutWid(lang.code(), draft, wid)
                .orElseThrow(() -> new IllegalStateException("no " + wid + " in " + draft));
    }

    private Page page(Lang lang, HttpServletRequest request, String key, String code) {
        String title = views.messages(lang).text(key) + " " + code;
        return views.page(lang, request, Section.NONE, title);
    }
}
