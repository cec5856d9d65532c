package org.kenes.server.outreach.ask;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.field.Caller;
import org.kenes.server.outreach.field.FileStore;
import org.kenes.server.outreach.field.Intake;
import org.kenes.server.outreach.field.Outcome;
import org.kenes.server.outreach.field.Parts;
import org.kenes.server.outreach.field.Submissions;
import org.kenes.server.outreach.field.Submissions.Arrival;
import org.kenes.server.outreach.field.Submissions.Stored;
import org.kenes.server.outreach.form.Filled;
import org.kenes.server.outreach.openrosa.Doors;
import org.kenes.server.outreach.openrosa.Doors.Entrance;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.outreach.published.FieldForms.Published;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.state.Dialogue;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Our own form for the field, below a key: every published form that these pages can ask. With a
/// script it is kept on the device, filled in without a network and sent through the same door as
/// every other program's reports; without one it is a plain form.
@RestController
class ReportPages {
    private static final int MOST_ROWS = 100;
    private static final int MOST_FIELDS = 4_000;

    private final Doors doors;
    private final AskedForms asked;
    private final Submissions submissions;
    private final FileStore files;
    private final Intake intake;
    private final Dialogue dialogue;
    private final Randomness randomness;
    private final Views views;
    private final Clock clock;

    ReportPages(
            Doors doors,
            AskedForms asked,
            Submissions submissions,
            FileStore files,
            Intake intake,
            Dialogue dialogue,
            Randomness randomness,
            Views views,
            Clock clock) {
        this.doors = doors;
        this.asked = asked;
        this.submissions = submissions;
        this.files = files;
        this.intake = intake;
        this.dialogue = dialogue;
        this.randomness = randomness;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/key/{token}/report")
    ResponseEntity<byte[]> form(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String lang,
            HttpServletRequest request) {
        return inside(
                request,
                token,
                false,
                caller -> {
                    Lang words = lang(lang, caller);
                    return asked.find(form, caller)
                            .map(it -> page(blank(it, caller, words, null), HttpStatus.OK))
                            .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
                });
    }

    @GetMapping("/key/{token}/report.json")
    ResponseEntity<byte[]> json(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String lang,
            HttpServletRequest request) {
        return inside(
                request,
                token,
                false,
                caller -> {
                    Lang words = lang(lang, caller);
                    return asked.find(form, caller)
                            .map(it ->
                                    file(
                                            ReportJson.write(
                                                    it, words.code(), views.messages(words)),
                                            "application/json"))
                            .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
                });
    }

    /// The script that answers for us where there is no network: its reach is the key's address.
    @GetMapping("/key/{token}/sw.js")
    ResponseEntity<byte[]> worker(@PathVariable String token, HttpServletRequest request)
            throws IOException {
        byte[] script = new ClassPathResource("static/field-worker.js").getContentAsByteArray();
        return inside(request, token, false, caller -> file(script, "text/javascript"));
    }

    @PostMapping("/key/{token}/report")
    ResponseEntity<byte[]> send(@PathVariable String token, HttpServletRequest request)
            throws IOException {
        return switch (doors.enter(request, token, true)) {
            case Entrance.Out out -> refused(request, out.why(), "");
            case Entrance.In in -> send(in.caller(), request);
        };
    }

    private ResponseEntity<byte[]> send(Caller caller, HttpServletRequest request)
            throws IOException {
        try (Intake.Admitted admitted = intake.admit(caller).orElse(null)) {
            return admitted == null
                    ? refused(request, Outcome.BUSY, "")
                    : admitted(caller, request);
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException e) {
            return refused(request, Outcome.BUSY, "");
        }
    }

    private ResponseEntity<byte[]> admitted(Caller caller, HttpServletRequest request)
            throws IOException {
        try (Parts parts = Parts.read(request, files, intake.limit(), MOST_FIELDS)) {
            Map<String, List<String>> typed = new TreeMap<>(parts.fields());
            Lang lang = lang(first(typed, "lang"), caller);
            Optional<AskedForm> form = asked.find(first(typed, "form"), caller);
            if (form.isEmpty()) {
                return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
            }
            List<Parts.Arrived> named = parts.files().stream().map(ReportPages::named).toList();
            named.forEach(file -> typed.put(file.field(), List.of(file.name())));
            String step = first(typed, "step");
            return step.equals("send")
                    ? store(form.get(), typed, named, caller, lang, request)
                    : page(again(form.get(), typed, caller, lang, step, List.of()), HttpStatus.OK);
        } catch (Parts.TooLarge e) {
            return refused(request, Outcome.TOO_LARGE, Long.toString(intake.limit() / 1_000_000));
        } catch (IOException e) {
            return refused(request, Outcome.NOT_A_FORM_POST, "");
        }
    }

    /// Phones call every picture `image.jpg`: a file is named after its question.
    private static Parts.Arrived named(Parts.Arrived file) {
        int dot = file.name().lastIndexOf('.');
        String ending = dot < 0 ? "" : file.name().substring(dot).replaceAll("[^.A-Za-z0-9]", "");
        return new Parts.Arrived(
                file.field(),
                ReportView.anchor(file.field()) + ending,
                file.sha256(),
                file.size(),
                file.temporary());
    }

    private ResponseEntity<byte[]> store(
            AskedForm form,
            Map<String, List<String>> typed,
            List<Parts.Arrived> arrived,
            Caller caller,
            Lang lang,
            HttpServletRequest request) {
        String instance = first(typed, "instanceID");
        if (!instance.matches("uuid:[0-9a-f-]{36}")) {
            return refused(request, Outcome.NO_INSTANCE, "");
        }
        Map<String, String> device = new LinkedHashMap<>();
        device.put("start", first(typed, "started"));
        // the time of the first page, so that pressing twice makes the same bytes
        device.put("end", first(typed, "started"));
        device.put(
                "today", clock.instant().atZone(dialogue.info().zone()).toLocalDate().toString());
        device.put("uid", instance);
        device.put("uuid", instance.substring("uuid:".length()));
        var filled = new Filled(form.form(), typed, device);
        List<Refusal.FieldError> errors =
                filled.wrong().stream().map(it -> error(it, lang)).toList();
        if (!errors.isEmpty()) {
            return page(
                    again(form, typed, caller, lang, "", errors), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<String> names = arrived.stream().map(Parts.Arrived::name).toList();
        Stored stored =
                submissions.store(
                        new Arrival(
                                caller,
                                form.form().id(),
                                form.form().version(),
                                instance,
                                null,
                                filled.xml(),
                                names,
                                arrived));
        if (!stored.outcome().stored()) {
            return refused(request, stored.outcome(), stored.detail());
        }
        intake.arrived();
        return page(blank(form, caller, lang, stored.detail()), HttpStatus.CREATED);
    }

    private Refusal.FieldError error(Filled.Wrong wrong, Lang lang) {
        Messages messages = views.messages(lang);
        String code = wrong.fault().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        String label = wrong.question().label().getOrDefault(lang.code(), wrong.control());
        String rule = wrong.question().constraintMessage().get(lang.code());
        boolean own = wrong.fault() == Filled.Fault.AGAINST_ITS_RULE && rule != null;
        String words = own ? String.valueOf(rule) : messages.text("outreach.report." + code);
        return new Refusal.FieldError(
                ReportView.anchor(wrong.control()), code, label + ": " + words);
    }

    private ReportView blank(AskedForm form, Caller caller, Lang lang, @Nullable String receipt) {
        return view(
                form, caller, lang, newInstance(), now(), Map.of(), Map.of(), List.of(), receipt);
    }

    /// The page again with what was typed; files have to be chosen once more.
    private ReportView again(
            AskedForm form,
            Map<String, List<String>> typed,
            Caller caller,
            Lang lang,
            String step,
            List<Refusal.FieldError> errors) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        typed.forEach((name, values) -> {
            if (name.startsWith("rows:") && values.getFirst().matches("[0-9]{1,3}")) {
                String repeat = name.substring("rows:".length());
                int more = step.equals("more:" + repeat) ? 3 : 0;
                rows.put(
                        repeat,
                        Math.clamp(Integer.parseInt(values.getFirst()) + more, 1, MOST_ROWS));
            }
        });
        return view(
                form,
                caller,
                lang,
                first(typed, "instanceID"),
                first(typed, "started"),
                typed,
                rows,
                errors,
                null);
    }

    private ReportView view(
            AskedForm form,
            Caller caller,
            Lang lang,
            String instance,
            String started,
            Map<String, List<String>> typed,
            Map<String, Integer> rows,
            List<Refusal.FieldError> errors,
            @Nullable String receipt) {
        Map<String, String> others = new LinkedHashMap<>();
        for (Published it : asked.open()) {
            String key = "outreach.form." + it.id();
            Messages messages = views.messages(lang);
            others.put(it.id(), messages.has(key) ? messages.text(key) : it.name());
        }
        // relative, so that the page works under whatever name the server is reached
        String base = caller.base().replaceFirst("^https?://[^/]+", "");
        return new ReportView(
                base, lang, form, others, instance, started, typed, rows, errors, receipt);
    }

    private ResponseEntity<byte[]> page(ReportView view, HttpStatus status) {
        Page page = views.page(view.lang(), "/", Section.NONE, view.title());
        return views.html(page, Caching.NO_STORE, status, "outreach/report.jte", view);
    }

    private ResponseEntity<byte[]> inside(
            HttpServletRequest request,
            String token,
            boolean reports,
            Function<Caller, ResponseEntity<byte[]>> answer) {
        return switch (doors.enter(request, token, reports)) {
            case Entrance.In in -> answer.apply(in.caller());
            case Entrance.Out out -> refused(request, out.why(), "");
        };
    }

    /// A page with the words of the door and its status.
    private ResponseEntity<byte[]> refused(HttpServletRequest request, Outcome why, String detail) {
        Lang lang = doors.lang(request, dialogue.info().langs().getFirst());
        Messages messages = views.messages(lang);
        String words = messages.text("outreach.openrosa." + why.code(), Map.of("detail", detail));
        Page page = views.page(lang, "/", Section.NONE, messages.text("outreach.report.refusal"));
        var answer =
                views.html(
                        page,
                        Caching.NO_STORE,
                        HttpStatus.valueOf(why.status()),
                        "outreach/report-refused.jte",
                        words);
        if (why != Outcome.BUSY) {
            return answer;
        }
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, "30")
                .body(answer.getBody());
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, String type) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type + "; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .eTag("\"" + FieldForms.md5(bytes) + "\"")
                .body(bytes);
    }

    private Lang lang(String wish, Caller caller) {
        return Lang.of(wish).filter(dialogue.info().langs()::contains).orElse(caller.lang());
    }

    private static String first(Map<String, List<String>> typed, String name) {
        return typed.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    private String newInstance() {
        return "uuid:" + randomness.uuid();
    }

    private String now() {
        return OffsetDateTime.ofInstant(clock.instant(), dialogue.info().zone())
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
    }
}
