package org.kenes.server.referendum;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.referendum.Returns.Import;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.csv.CsvProblem;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where published statements about the vote are entered: one by one, or as a file.
@RestController
class StaffReferendumPages {
    private static final String ACTION = "release.draft";
    private static final String TEMPLATE = "referendum/staff.jte";
    private static final int LONGEST = 2_000;

    private final Returns returns;
    private final SignedIn signedIn;
    private final Views views;

    StaffReferendumPages(Returns returns, SignedIn signedIn, Views views) {
        this.returns = returns;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/referendum")
    ResponseEntity<byte[]> workbench(@PathVariable Lang lang, HttpServletRequest request) {
        return views.html(page(lang), Caching.NO_STORE, TEMPLATE, view(request, List.of(), null));
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/referendum/question")
    ResponseEntity<byte[]> question(@PathVariable Lang lang, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Page page = page(lang);
        Map<String, String> words = new TreeMap<>();
        for (Lang each : page.langs()) {
            String text = request.getParameter("question-" + each.code());
            if (text == null || text.isBlank() || text.length() > LONGEST) {
                return views.refuse(
                        request, Refusal.of(Problem.INVALID).withTyped(Views.typed(request)));
            }
            words.put(each.code(), text.strip());
        }
        returns.ask(words, staff.id());
        return views.seeOther(page.link("referendum"));
    }

    /// @param what `results` or `turnout`
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/referendum/file")
    ResponseEntity<byte[]> file(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "results") String what,
            @RequestParam("file") MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        Staff staff = signedIn.staff();
        return answer(lang, request, enter(what, file.getBytes(), staff.id()));
    }

    /// The fields of the form are the columns of the file.
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/referendum/statement")
    ResponseEntity<byte[]> one(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "results") String what,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        List<String> columns =
                what.equals("turnout")
                        ? both(ReturnFile.TURNOUT, ReturnFile.TURNOUT_PARTS)
                        : both(ReturnFile.RESULT, ReturnFile.RESULT_PARTS);
        String row =
                columns.stream()
                        .map(column -> cell(request.getParameter(column)))
                        .collect(Collectors.joining(","));
        String csv = String.join(",", columns) + "\n" + row + "\n";
        return answer(lang, request, enter(what, csv.getBytes(UTF_8), staff.id()));
    }

    private Import enter(String what, byte[] csv, long by) {
        return what.equals("turnout") ? returns.turnout(csv, by) : returns.results(csv, by);
    }

    private ResponseEntity<byte[]> answer(Lang lang, HttpServletRequest request, Import outcome) {
        Page page = page(lang);
        return switch (outcome) {
            case Import.Done done ->
                    views.html(page, Caching.NO_STORE, TEMPLATE, view(request, List.of(), done));
            case Import.Refused refused ->
                    views.invalid(page, TEMPLATE, view(request, refused.problems(), null));
        };
    }

    private static List<String> both(List<String> required, List<String> parts) {
        return Stream.concat(required.stream(), parts.stream()).toList();
    }

    private static String cell(@Nullable String typed) {
        return typed == null ? "" : "\"" + typed.strip().replace("\"", "\"\"") + "\"";
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("referendum.staff");
        return views.page(lang, "/staff/referendum", Section.NONE, title);
    }

    private ReferendumView.Desk view(
            HttpServletRequest request, List<CsvProblem> problems, Import.@Nullable Done done) {
        return new ReferendumView.Desk(
                SignedIn.token(request), returns.question().orElse(Map.of()), problems, done);
    }
}
