package org.kenes.server.coalition;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
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

/// The steward's workbench of members: the list as a CSV file, all or nothing.
@RestController
class StaffMemberPages {
    private static final String ACTION = "organisation.verify";

    private final Organisations organisations;
    private final Views views;

    StaffMemberPages(Organisations organisations, Views views) {
        this.organisations = organisations;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/members")
    ResponseEntity<byte[]> workbench(@PathVariable Lang lang, HttpServletRequest request) {
        var view = view(request, List.of(), null);
        return views.html(page(lang), Caching.NO_STORE, "coalition/staff-members.jte", view);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/members")
    ResponseEntity<byte[]> upload(
            @PathVariable Lang lang,
            @RequestParam("file") MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        return switch (organisations.importCsv(file.getBytes())) {
            case Organisations.Import.Done done ->
                    views.html(
                            page(lang),
                            Caching.NO_STORE,
                            "coalition/staff-members.jte",
                            view(request, List.of(), done));
            case Organisations.Import.Refused refused ->
                    views.invalid(
                            page(lang),
                            "coalition/staff-members.jte",
                            view(request, refused.problems(), null));
        };
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("coalition.staff");
        return views.page(lang, "/staff/members", Section.NONE, title);
    }

    private MemberView.Workbench view(
            HttpServletRequest request,
            List<CsvProblem> problems,
            Organisations.Import.@Nullable Done done) {
        return new MemberView.Workbench(
                SignedIn.token(request), organisations.coalitions(), problems, done);
    }
}
