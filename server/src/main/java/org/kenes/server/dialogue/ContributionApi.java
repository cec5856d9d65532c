package org.kenes.server.dialogue;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.api.Api;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Wording;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/// Opinions and questions for programs: what their pages show, and nothing else. No slot, no key,
/// no time finer than a day.
@RestController
class ContributionApi {
    private static final List<String> STANCES = List.of("support", "partly", "oppose");

    private final Reasons reasons;
    private final Questions questions;
    private final Items items;
    private final Drafts drafts;
    private final Api api;

    ContributionApi(Reasons reasons, Questions questions, Items items, Drafts drafts, Api api) {
        this.reasons = reasons;
        this.questions = questions;
        this.items = items;
        this.drafts = drafts;
        this.api = api;
    }

    /// Opinions in force, newest first.
    @GetMapping("/api/v1/contributions")
    ResponseEntity<byte[]> opinions(HttpServletRequest request) {
        Api.Query query = api.list(request, "about", "stance");
        api.oneOf(request, query, "stance", STANCES);
        Optional<String> wid = wid(query.filter("about"));
        if (wid.isEmpty()) {
            return api.notFound(request);
        }
        return api.page(
                query,
                reasons.list(wid.get(), query.filter("stance"), query.before(), query.wanted()),
                Reasons.Reason::id,
                Items::opinion);
    }

    @GetMapping("/api/v1/contributions/{code}")
    ResponseEntity<byte[]> one(@PathVariable String code, HttpServletRequest request) {
        api.plain(request);
        return items.find(code).map(api::one).orElseGet(() -> api.notFound(request));
    }

    @GetMapping("/api/v1/questions")
    ResponseEntity<byte[]> questions(HttpServletRequest request) {
        Api.Query query = api.list(request, "about");
        Optional<String> wid = wid(query.filter("about"));
        if (wid.isEmpty()) {
            return api.notFound(request);
        }
        return api.page(
                query,
                questions.list(wid.get(), query.before(), query.wanted()),
                Questions.Question::id,
                items::question);
    }

    /// @return empty text for all, nothing for a provision that is not there
    private Optional<String> wid(String about) {
        return about.isEmpty()
                ? Optional.of("")
                : drafts.current().flatMap(it -> it.wordingAt(about)).map(Wording::wid);
    }
}
