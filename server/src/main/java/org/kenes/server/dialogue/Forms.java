package org.kenes.server.dialogue;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Provision;
import org.kenes.server.outreach.CodeList;
import org.kenes.server.outreach.CodeLists;
import org.kenes.server.outreach.Place;
import org.kenes.server.outreach.Places;
import org.kenes.server.shell.Languages;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.DialogueInfo;
import org.kenes.server.shell.state.Emergency;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Titles;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the forms of this package share: whether they are open, what they are about, where somebody
/// lives, and what was wrong with the words.
@Component
public class Forms {
    private final Drafts drafts;
    private final Places places;
    private final CodeLists codes;
    private final Dialogue dialogue;
    private final Languages languages;
    private final KeyCookie keys;
    private final Clock clock;

    Forms(
            Drafts drafts,
            Places places,
            CodeLists codes,
            Dialogue dialogue,
            Languages languages,
            KeyCookie keys,
            Clock clock) {
        this.drafts = drafts;
        this.places = places;
        this.codes = codes;
        this.dialogue = dialogue;
        this.languages = languages;
        this.keys = keys;
        this.clock = clock;
    }

    /// Whether the second step of a form was sent, not the one that only looks.
    ///
    /// @param once idempotency key that the first step gave
    public static boolean sends(String step, String once) {
        return (step.equals("send") || step.equals("seal")) && once.matches("[A-Za-z0-9-]{16,64}");
    }

    /// Nothing while contributions are received, and from whoever asks.
    public Optional<Refusal> closed(HttpServletRequest request) {
        Instant now = clock.instant();
        DialogueInfo info = dialogue.info();
        return switch (info.phase(now)) {
            case OPEN ->
                    info.runs(Emergency.Kind.LEVEL_1_ONLY, now) && keys.level(request) == 0
                            ? Optional.of(Refusal.of(Problem.CONFIRM_FIRST))
                            : Optional.empty();
            case BEFORE -> Optional.of(Refusal.of(Problem.NOT_OPEN_YET));
            case PAUSED -> Optional.of(Refusal.of(Problem.PAUSED));
            case AFTER -> Optional.of(Refusal.of(Problem.CLOSED));
        };
    }

    /// @param draft null: the current version
    /// @param eId empty for the whole text
    Optional<DialogueView.About> about(String language, @Nullable String draft, String eId) {
        Optional<Text> text = draft == null ? drafts.current() : drafts.find(draft);
        return text.flatMap(it -> about(it, language, eId));
    }

    public Optional<DialogueView.About> about(Text text, String language, String eId) {
        String shown = text.shownIn(language);
        String draft = text.draft().id();
        if (eId.isEmpty()) {
            String title = text.draft().title(shown);
            return Optional.of(new DialogueView.About(draft, "", title, shown));
        }
        return text.provision(shown, eId)
                .map(it -> new DialogueView.About(draft, eId, title(text, it, shown), shown));
    }

    /// The wording of a contribution stands at this place in its own version.
    public Optional<DialogueView.About> aboutWid(String language, String draft, String wid) {
        return drafts.find(draft)
                .flatMap(text -> text.wording(wid).flatMap(it -> about(text, language, it.eid())));
    }

    private String title(Text text, Provision it, String language) {
        Messages messages = languages.messages(Lang.of(language).orElse(Lang.EN));
        List<String> parts = new ArrayList<>();
        for (Provision above : text.around(language, it.eId())) {
            if (!above.kind().isContainer()) {
                parts.add(Titles.of(above, messages));
            }
        }
        parts.add(Titles.of(it, messages));
        return String.join(" › ", parts);
    }

    public Piece.Choice place(Page page, String chosen) {
        List<Piece.Option> options = new ArrayList<>();
        options.add(new Piece.Option("", page.text("dialogue.rather-not")));
        String lang = page.lang().code();
        places.ofLevel(1).stream()
                .map(it -> new Piece.Option(it.code(), it.name(lang)))
                .sorted((a, b) -> page.formats().collation().compare(a.label(), b.label()))
                .forEach(options::add);
        String label = page.text("dialogue.place");
        String hint = page.text("dialogue.place.hint");
        return new Piece.Choice("place", label, hint, options, chosen, false, null);
    }

    public Piece.Choice audience(Page page, String chosen) {
        List<Piece.Option> options = new ArrayList<>();
        options.add(new Piece.Option("", page.text("dialogue.rather-not")));
        CodeList audiences = codes.of(CodeList.Name.AUDIENCE);
        for (String code : audiences.open()) {
            options.add(new Piece.Option(code, audiences.words(page.messages(), code)));
        }
        String label = page.text("dialogue.audience");
        return new Piece.Choice("audience", label, null, options, chosen, false, null);
    }

    /// The region of a place that somebody named; empty for none and for codes that do not exist.
    public String region(String code) {
        return code.isEmpty()
                ? ""
                : places.path(code).stream()
                        .flatMap(it -> places.find(it).stream())
                        .filter(it -> it.level() == 1)
                        .map(Place::code)
                        .findFirst()
                        .orElse("");
    }

    public String known(String audience) {
        boolean known = !audience.isEmpty() && codes.of(CodeList.Name.AUDIENCE).contains(audience);
        return known ? audience : "";
    }

    public String placeName(String code, String language) {
        return code.isEmpty() ? "" : places.find(code).map(it -> it.name(language)).orElse(code);
    }

    /// What is wrong with the words of a field, in the reader's language; nothing if they are good.
    public static Optional<Refusal.FieldError> error(
            Messages messages, String field, PlainText words) {
        return switch (words) {
            case PlainText.Accepted accepted -> Optional.empty();
            case PlainText.Forbidden it ->
                    Optional.of(
                            new Refusal.FieldError(
                                    field,
                                    "forbidden-character",
                                    messages.text(
                                            "dialogue.error.forbidden",
                                            "position",
                                            it.position(),
                                            "character",
                                            it.codePoint())));
            case PlainText.TooShort it ->
                    Optional.of(
                            new Refusal.FieldError(
                                    field,
                                    "too-short",
                                    messages.text("dialogue.error.short", "min", it.min())));
            case PlainText.TooLong it ->
                    Optional.of(
                            new Refusal.FieldError(
                                    field,
                                    "too-long",
                                    messages.text(
                                            "dialogue.error.long",
                                            "length",
                                            it.length(),
                                            "max",
                                            it.max())));
        };
    }
}
