package org.kenes.server.outreach.desk;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.outreach.CodeList;
import org.kenes.server.outreach.CodeLists;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the lists of audiences and venues grow.
@RestController
class CodePages {
    private static final String ACTION = "role.grant.field";

    private final CodeLists codes;
    private final Views views;

    CodePages(CodeLists codes, Views views) {
        this.codes = codes;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/field/codes")
    ResponseEntity<byte[]> show(
            @PathVariable Lang lang,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        return page(lang, request, Map.of(), done);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/field/codes")
    ResponseEntity<byte[]> add(
            @PathVariable Lang lang,
            @RequestParam String list,
            @RequestParam String code,
            @RequestParam("name_kk") String kk,
            @RequestParam("name_ru") String ru,
            @RequestParam("name_en") String en,
            HttpServletRequest request) {
        boolean added =
                list(list)
                        .map(it ->
                                codes.add(it, code.strip(), Map.of("kk", kk, "ru", ru, "en", en)))
                        .orElse(false);
        return added
                ? views.seeOther("/" + lang.code() + "/staff/field/codes?done=added")
                : page(
                        lang,
                        request,
                        Map.of(
                                "list", list, "code", code, "name_kk", kk, "name_ru", ru, "name_en",
                                en),
                        null);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/field/codes/{list}/{code}/close")
    ResponseEntity<byte[]> close(
            @PathVariable Lang lang,
            @PathVariable String list,
            @PathVariable String code,
            HttpServletRequest request) {
        boolean closed = list(list).map(it -> codes.close(it, code)).orElse(false);
        return closed
                ? views.seeOther("/" + lang.code() + "/staff/field/codes?done=closed")
                : page(lang, request, Map.of("list", list, "code", code), null);
    }

    private static Optional<CodeList.Name> list(String code) {
        return Arrays.stream(CodeList.Name.values())
                .filter(it -> it.code().equals(code))
                .findFirst();
    }

    /// @param typed what was sent, when it was not taken
    private ResponseEntity<byte[]> page(
            Lang lang,
            HttpServletRequest request,
            Map<String, String> typed,
            @Nullable String done) {
        String title = views.messages(lang).text("outreach.codes");
        Page page = views.page(lang, "/staff/field/codes", Section.NONE, title);
        String words = "outreach.codes.done." + done;
        var view =
                new CodeView(
                        SignedIn.token(request),
                        List.of(codes.of(CodeList.Name.AUDIENCE), codes.of(CodeList.Name.VENUE)),
                        typed,
                        done != null && page.messages().has(words) ? page.text(words) : null);
        return typed.isEmpty()
                ? views.html(page, Caching.NO_STORE, "outreach/staff-codes.jte", view)
                : views.invalid(page, "outreach/staff-codes.jte", view);
    }
}
