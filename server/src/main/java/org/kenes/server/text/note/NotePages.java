package org.kenes.server.text.note;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Titles;
import org.kenes.server.text.Wording;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The notes to a provision with their history, and the workbench where they are written.
@RestController
class NotePages {
    private static final String ACTION = "note.write";

    private final Notes notes;
    private final NoteBoxes boxes;
    private final Drafts drafts;
    private final SignedIn signedIn;
    private final Views views;

    NotePages(Notes notes, NoteBoxes boxes, Drafts drafts, SignedIn signedIn, Views views) {
        this.notes = notes;
        this.boxes = boxes;
        this.drafts = drafts;
        this.signedIn = signedIn;
        this.views = views;
    }

    @GetMapping("/{lang}/text/{eId}/note")
    ResponseEntity<byte[]> history(
            @PathVariable Lang lang, @PathVariable String eId, HttpServletRequest request) {
        Optional<Text> text = drafts.current();
        Optional<Wording> wording = text.flatMap(it -> it.wordingAt(eId));
        if (text.isEmpty() || wording.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Page page = views.page(lang, request, Section.TEXT, views.messages(lang).text("text.note"));
        String shown = text.get().shownIn(lang.code());
        var view =
                new NoteView.History(
                        eId,
                        title(text.get(), shown, eId, page.messages()),
                        shown,
                        notes.history(wording.get().wid()).stream()
                                .map(it -> boxes.shown(page, it))
                                .toList());
        return views.html(page, Caching.PUBLIC, "text/note-history.jte", view);
    }

    private static String title(Text text, String lang, String eId, Messages messages) {
        return text.provision(lang, eId).map(it -> Titles.of(it, messages)).orElse(eId);
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/notes")
    ResponseEntity<byte[]> bench(@PathVariable Lang lang, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        return show(lang, staff, "", "", "", List.of(), request);
    }

    private ResponseEntity<byte[]> show(
            Lang lang,
            Staff staff,
            String about,
            String office,
            String words,
            List<Refusal.FieldError> errors,
            HttpServletRequest request) {
        String title = views.messages(lang).text("text.note.staff");
        Page page = views.page(lang, "/staff/notes", Section.NONE, title);
        List<NoteView.Waiting> waiting = new ArrayList<>();
        for (Note it : notes.waiting()) {
            waiting.add(
                    new NoteView.Waiting(
                            it.id(),
                            place(it).title(),
                            it.lang(),
                            it.office(),
                            it.words(),
                            it.draftedBy() == staff.id()));
        }
        var view =
                new NoteView.Bench(
                        SignedIn.token(request),
                        waiting,
                        errors,
                        Piece.Field.line("about", page.text("text.note.about"), about)
                                .withHint(page.text("text.note.about.hint"))
                                .withErrors(errors),
                        Piece.Field.line("office", page.text("text.note.office"), office)
                                .withErrors(errors),
                        Piece.Field.text(
                                        "words",
                                        page.text("text.note.words", "language", lang.ownName()),
                                        words,
                                        Notes.LONGEST)
                                .withErrors(errors));
        return views.html(
                page,
                Caching.NO_STORE,
                errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "text/staff-notes.jte",
                view);
    }

    private Notes.Place place(Note it) {
        Text text = drafts.find(it.draft()).orElseThrow();
        String eId = text.wording(it.wid()).map(Wording::eid).orElse("");
        Messages messages = views.messages(Lang.of(it.lang()).orElse(Lang.RU));
        return new Notes.Place(eId, title(text, text.shownIn(it.lang()), eId, messages));
    }

    /// The note is in the language of the page.
    ///
    /// @param about eId, or a number as people type it
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/notes/draft")
    ResponseEntity<byte[]> draft(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Messages messages = views.messages(lang);
        List<Refusal.FieldError> errors = new ArrayList<>();
        Optional<Text> text = drafts.current();
        Optional<Wording> wording = text.flatMap(it -> it.typed(about).flatMap(it::wordingAt));
        if (wording.isEmpty()) {
            String why = messages.text("text.missing.what", "typed", about);
            errors.add(new Refusal.FieldError("about", "unknown", why));
        }
        PlainText by = PlainText.of(office, 2, 200);
        PlainText said = PlainText.of(words, Notes.SHORTEST, Notes.LONGEST);
        if (!(by instanceof PlainText.Accepted)) {
            errors.add(
                    new Refusal.FieldError(
                            "office", "length", messages.text("text.note.office.bad")));
        }
        if (!(said instanceof PlainText.Accepted)) {
            String why =
                    messages.text(
                            "text.note.words.bad", "min", Notes.SHORTEST, "max", Notes.LONGEST);
            errors.add(new Refusal.FieldError("words", "length", why));
        }
        if (text.isEmpty()
                || wording.isEmpty()
                || !(by instanceof PlainText.Accepted name)
                || !(said instanceof PlainText.Accepted accepted)) {
            return show(lang, staff, about, office, words, errors, request);
        }
        notes.draft(
                text.get().draft().id(),
                wording.get(),
                lang.code(),
                name.text(),
                accepted.text(),
                staff.id());
        return views.seeOther("/" + lang.code() + "/staff/notes");
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/notes/publish")
    ResponseEntity<byte[]> publish(
            @PathVariable Lang lang, @RequestParam long note, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        return switch (notes.publish(note, staff.id(), this::place)) {
            case Notes.Published.Done _ -> views.seeOther("/" + lang.code() + "/staff/notes");
            case Notes.Published.SamePerson _ ->
                    views.refuse(
                            request,
                            Refusal.of(Problem.FORBIDDEN)
                                    .withDetail(
                                            views.messages(lang).text("text.note.same-person")));
            case Notes.Published.NoSuchDraft _ ->
                    views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        };
    }
}
