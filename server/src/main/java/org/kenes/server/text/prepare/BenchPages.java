package org.kenes.server.text.prepare;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
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
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The workbench of the text: what is published, what is being prepared, and the form with which an
/// office hands in a new version, one file per language, in any format that `lawtext` reads.
@RestController
class BenchPages {
    private static final List<String> STATUSES = List.of("draft", "final", "adopted", "in-force");

    private final Preparations preparations;
    private final Drafts drafts;
    private final Dialogue dialogue;
    private final SignedIn signedIn;
    private final Views views;
    private final Clock clock;

    BenchPages(
            Preparations preparations,
            Drafts drafts,
            Dialogue dialogue,
            SignedIn signedIn,
            Views views,
            Clock clock) {
        this.preparations = preparations;
        this.drafts = drafts;
        this.dialogue = dialogue;
        this.signedIn = signedIn;
        this.views = views;
        this.clock = clock;
    }

    @Needs(PreparePages.ACTION)
    @GetMapping("/{lang}/staff/text")
    ResponseEntity<byte[]> bench(@PathVariable Lang lang, HttpServletRequest request) {
        String next = "draft-" + (drafts.ids().size() + 1);
        return show(lang, next, "draft", today(), List.of(), request);
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    private ResponseEntity<byte[]> show(
            Lang lang,
            String id,
            String status,
            String day,
            List<Refusal.FieldError> errors,
            HttpServletRequest request) {
        Page page =
                views.page(
                        lang, "/staff/text", Section.NONE, views.messages(lang).text("text.staff"));
        List<Piece.Option> statuses =
                STATUSES.stream()
                        .map(it -> new Piece.Option(it, page.text("text.status." + it)))
                        .toList();
        var view =
                new PrepareView.Bench(
                        SignedIn.token(request),
                        preparations.ids(),
                        drafts.ids(),
                        dialogue.info().langs(),
                        errors,
                        Piece.Field.line("id", page.text("text.staff.id"), id)
                                .withHint(page.text("text.staff.id.hint"))
                                .withErrors(errors),
                        new Piece.Choice(
                                "status",
                                page.text("text.staff.status"),
                                null,
                                statuses,
                                status,
                                false,
                                null),
                        Piece.Field.line("day", page.text("text.staff.day"), day)
                                .as(Piece.Input.DATE, null)
                                .withErrors(errors));
        return views.html(
                page,
                Caching.NO_STORE,
                errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "text/staff-bench.jte",
                view);
    }

    /// @param day date of the version, as it stands in the address of its files
    /// @param same whether it is a new version of the text that is discussed
    @Needs(PreparePages.ACTION)
    @PostMapping("/{lang}/staff/text")
    ResponseEntity<byte[]> begin(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "draft") String status,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "false") boolean same,
            HttpServletRequest request)
            throws IOException {
        if (!(request instanceof MultipartHttpServletRequest parts)) {
            return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
        }
        Staff staff = signedIn.staff();
        List<Refusal.FieldError> errors = new ArrayList<>();
        if (!id.matches("[a-z0-9][a-z0-9-]{1,39}") || drafts.find(id).isPresent()) {
            errors.add(error(lang, "id", "text.staff.id.bad"));
        }
        if (!day.matches("\\d{4}-\\d{2}-\\d{2}") || !STATUSES.contains(status)) {
            errors.add(error(lang, "day", "text.staff.day.bad"));
        }
        Map<String, Preparation.File> files = new TreeMap<>();
        Optional<Text> before = same ? drafts.current() : Optional.empty();
        for (Lang language : dialogue.info().langs()) {
            MultipartFile file = parts.getFile("file-" + language.code());
            if (errors.isEmpty() && file != null && !file.isEmpty()) {
                read(language, file, day, before, files, errors);
            }
        }
        if (errors.isEmpty() && files.isEmpty()) {
            errors.add(error(lang, "file", "text.staff.file.none"));
        }
        if (errors.isEmpty() && !preparations.begin(id, status, staff.id(), files)) {
            errors.add(error(lang, "id", "text.staff.id.bad"));
        }
        return errors.isEmpty()
                ? views.seeOther("/" + lang.code() + "/staff/text/" + id)
                : show(lang, id, status, day, errors, request);
    }

    private Refusal.FieldError error(Lang lang, String field, String key) {
        return new Refusal.FieldError(field, key, views.messages(lang).text(key));
    }

    private static void read(
            Lang language,
            MultipartFile file,
            String day,
            Optional<Text> before,
            Map<String, Preparation.File> files,
            List<Refusal.FieldError> errors)
            throws IOException {
        String field = "file-" + language.code();
        var lawLanguage = org.kenes.lawtext.Lang.of(language.code());
        String name = file.getOriginalFilename();
        var options = ReadOptions.named(name == null ? field : name).lang(lawLanguage).date(day);
        if (before.isPresent()) {
            Text text = before.get();
            String shown = text.shownIn(language.code());
            options = options.work(text.in(shown).expression().work().uri());
        }
        try {
            for (Imported imported : LawReader.read(file.getBytes(), options)) {
                Expression expression = imported.expression();
                if (expression.lang().equals(lawLanguage)) {
                    String title = expression.title();
                    files.put(
                            language.code(),
                            new Preparation.File(
                                    title.isBlank() ? expression.uri() : title,
                                    AknWriter.write(expression),
                                    new String(
                                            imported.report().json("kenes"),
                                            StandardCharsets.UTF_8)));
                }
            }
        } catch (UnreadableLawException e) {
            errors.add(new Refusal.FieldError(field, "unreadable", String.valueOf(e.getMessage())));
        }
    }
}
