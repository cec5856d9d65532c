package org.kenes.server.outreach.openrosa;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.field.Caller;
import org.kenes.server.outreach.field.FileStore;
import org.kenes.server.outreach.field.Inbox;
import org.kenes.server.outreach.field.Intake;
import org.kenes.server.outreach.field.Outcome;
import org.kenes.server.outreach.field.Parts;
import org.kenes.server.outreach.field.Submissions;
import org.kenes.server.outreach.field.Submissions.Arrival;
import org.kenes.server.outreach.field.Submissions.Stored;
import org.kenes.server.outreach.form.FileName;
import org.kenes.server.outreach.form.Instance;
import org.kenes.server.outreach.openrosa.Doors.Entrance;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Where phones send reports.
@RestController
class SubmissionPages {
    private static final int LONGEST_INSTANCE = 200;

    private final Doors doors;
    private final OpenRosaAnswers answers;
    private final Submissions submissions;
    private final FieldForms forms;
    private final FileStore files;
    private final Intake intake;
    private final Inbox inbox;

    SubmissionPages(
            Doors doors,
            OpenRosaAnswers answers,
            Submissions submissions,
            FieldForms forms,
            FileStore files,
            Intake intake,
            Inbox inbox) {
        this.doors = doors;
        this.answers = answers;
        this.submissions = submissions;
        this.forms = forms;
        this.files = files;
        this.intake = intake;
        this.inbox = inbox;
    }

    @RequestMapping(
            path = {"/key/{token}/submission", "/openrosa/submission"},
            method = RequestMethod.HEAD)
    ResponseEntity<byte[]> ask(
            @PathVariable(required = false) @Nullable String token, HttpServletRequest request) {
        return switch (doors.enter(request, token, true)) {
            case Entrance.Out out -> answers.message(out.why(), doors.lang(request, Lang.EN), "");
            case Entrance.In in ->
                    ResponseEntity.status(204)
                            .header(OpenRosaAnswers.VERSION, "1.0")
                            .header(OpenRosaAnswers.LIMIT, Long.toString(intake.limit()))
                            .build();
        };
    }

    @PostMapping({"/key/{token}/submission", "/openrosa/submission"})
    ResponseEntity<byte[]> send(
            @PathVariable(required = false) @Nullable String token, HttpServletRequest request)
            throws IOException {
        return switch (doors.enter(request, token, true)) {
            case Entrance.Out out -> answers.message(out.why(), doors.lang(request, Lang.EN), "");
            case Entrance.In in -> {
                Stored stored = take(request, in.caller());
                yield answers.message(stored.outcome(), in.caller().lang(), stored.detail());
            }
        };
    }

    private Stored take(HttpServletRequest request, Caller caller) throws IOException {
        try (Intake.Admitted admitted = intake.admit(caller).orElse(null)) {
            return admitted == null ? new Stored(Outcome.BUSY, "") : admitted(request, caller);
        }
    }

    private Stored admitted(HttpServletRequest request, Caller caller) throws IOException {
        Parts read;
        try {
            read = Parts.read(request, files, intake.limit(), Parts.MOST_PARTS);
        } catch (Parts.TooLarge e) {
            return new Stored(Outcome.TOO_LARGE, Long.toString(intake.limit() / 1_000_000));
        } catch (IOException e) {
            return new Stored(Outcome.NOT_A_FORM_POST, "");
        }
        try (Parts parts = read) {
            byte[] xml = parts.xml();
            if (xml == null) {
                return new Stored(Outcome.NO_REPORT, Parts.REPORT);
            }
            return switch (Instance.read(xml)) {
                case Instance.Read.DocumentType d -> new Stored(Outcome.DOCUMENT_TYPE, "");
                case Instance.Read.TooLarge large -> new Stored(Outcome.TOO_DEEP, "");
                case Instance.Read.Malformed at -> new Stored(Outcome.MALFORMED, at.detail());
                case Instance.Read.Good good -> take(good.root(), xml, parts, caller);
            };
        }
    }

    private Stored take(Instance root, byte[] xml, Parts parts, Caller caller) {
        String instance = root.value("meta/instanceID");
        if (instance == null || instance.length() > LONGEST_INSTANCE) {
            return new Stored(Outcome.NO_INSTANCE, "");
        }
        String form = root.attributes().getOrDefault("id", "");
        String version = root.attributes().getOrDefault("version", "");
        Stored stored =
                submissions.store(
                        new Arrival(
                                caller,
                                form,
                                version,
                                instance,
                                root.value("meta/deprecatedID"),
                                xml,
                                expected(root, form, version),
                                parts.files()));
        if (stored.outcome().stored()) {
            intake.arrived();
        }
        return stored;
    }

    /// The files that the report speaks of.
    private List<String> expected(Instance root, String form, String version) {
        List<String> names = new ArrayList<>();
        for (String path : forms.files(form, version)) {
            for (Instance answer : root.all(path)) {
                String name = FileName.label(answer.text());
                if (!name.isEmpty() && !names.contains(name)) {
                    names.add(name);
                }
            }
        }
        if ("audit.csv".equals(root.value("meta/audit")) && !names.contains("audit.csv")) {
            names.add("audit.csv");
        }
        return names;
    }

    @GetMapping({"/key/{token}/receipt/{instance}", "/openrosa/receipt/{instance}"})
    ResponseEntity<byte[]> receipt(
            @PathVariable(required = false) @Nullable String token,
            @PathVariable String instance,
            HttpServletRequest request) {
        return switch (doors.enter(request, token, false)) {
            case Entrance.Out out -> answers.message(out.why(), doors.lang(request, Lang.EN), "");
            case Entrance.In in ->
                    inbox.receipt(instance, in.caller().keyId())
                            .map(json ->
                                    ResponseEntity.ok()
                                            .header("Content-Type", "application/json")
                                            .header("Cache-Control", "no-store")
                                            .body(json))
                            .orElseGet(() ->
                                    answers.message(
                                            Outcome.NO_SUCH_THING, in.caller().lang(), instance));
        };
    }

    /// Everything else below a key.
    @RequestMapping({"/key/{token}/**", "/openrosa/**"})
    ResponseEntity<byte[]> other(
            @PathVariable(required = false) @Nullable String token, HttpServletRequest request) {
        Lang lang = doors.lang(request, Lang.EN);
        return switch (doors.enter(request, token, false)) {
            case Entrance.Out out -> answers.message(out.why(), lang, "");
            case Entrance.In in -> answers.message(Outcome.NO_SUCH_THING, in.caller().lang(), "");
        };
    }
}
