package org.kenes.server.release.poll;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.release.poll.Polls.Import;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
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

/// Where polls of others are entered, as two files.
@RestController
class StaffPollPages {
    private static final String ACTION = "release.draft";
    private static final String TEMPLATE = "release/poll/staff.jte";

    private final Polls polls;
    private final SignedIn signedIn;
    private final Views views;

    StaffPollPages(Polls polls, SignedIn signedIn, Views views) {
        this.polls = polls;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/polls")
    ResponseEntity<byte[]> workbench(@PathVariable Lang lang, HttpServletRequest request) {
        return views.html(page(lang), Caching.NO_STORE, TEMPLATE, view(request, List.of(), null));
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/polls")
    ResponseEntity<byte[]> enter(
            @PathVariable Lang lang,
            @RequestParam("polls") MultipartFile file,
            @RequestParam("results") MultipartFile results,
            HttpServletRequest request)
            throws IOException {
        Staff staff = signedIn.staff();
        Page page = page(lang);
        return switch (polls.enter(file.getBytes(), results.getBytes(), staff.id())) {
            case Import.Done done ->
                    views.html(page, Caching.NO_STORE, TEMPLATE, view(request, List.of(), done));
            case Import.Refused refused ->
                    views.invalid(page, TEMPLATE, view(request, refused.problems(), null));
        };
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("release.poll.staff");
        return views.page(lang, "/staff/polls", Section.NONE, title);
    }

    private static PollView.Desk view(
            HttpServletRequest request, List<CsvProblem> problems, Import.@Nullable Done done) {
        return new PollView.Desk(SignedIn.token(request), problems, done);
    }
}
