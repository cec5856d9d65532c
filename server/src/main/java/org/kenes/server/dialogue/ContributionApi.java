package org.kenes.server.dialogue;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.opinion.Stance;
import org.kenes.server.shell.api.Api;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Wording;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Opinions and questions for programs: what their pages show, and nothing else. No slot, no key,
/// no time finer than a day.
@RestController
class ContributionApi {
    private static final List<String> STANCES = List.of("support", "partly", "oppose");

    private final Reasons reasons;
    private final Questions questions;
    private final Answers answers;
    private final Drafts drafts;
    private final List<CodeItem> others;
    private final Api api;

    ContributionApi(
            Reasons reasons,
            Questions questions,
            Answers answers,
            Drafts drafts,
            List<CodeItem> others,
            Api api) {
        this.reasons = reasons;
        this.questions = questions;
        this.answers = answers;
        this.drafts = drafts;
        this.others = others;
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
                ContributionApi::opinion);
    }

    @GetMapping("/api/v1/contributions/{code}")
    ResponseEntity<byte[]> one(@PathVariable String code, HttpServletRequest request) {
        api.plain(request);
        return reasons.find(code)
                .map(ContributionApi::opinion)
                .or(() -> questions.find(code).map(this::question))
                .or(() -> others.stream().flatMap(it -> it.item(code).stream()).findFirst())
                .map(api::one)
                .orElseGet(() -> api.notFound(request));
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
                this::question);
    }

    /// @return empty text for all, nothing for a provision that is not there
    private Optional<String> wid(String about) {
        return about.isEmpty()
                ? Optional.of("")
                : drafts.current().flatMap(it -> it.wordingAt(about)).map(Wording::wid);
    }

    private static Map<String, Object> opinion(Reasons.Reason it) {
        Map<String, Object> item = new TreeMap<>();
        item.put("kind", "opinion");
        item.put("code", it.code());
        item.put("version", it.draft());
        item.put("wId", it.wid());
        if (it.stance() != Stance.NONE) {
            item.put("stance", it.stance().code());
        }
        words(item, it.words(), it.lang(), it.hidden());
        place(item, it.region());
        item.put("level", (long) it.level());
        item.put("channel", it.channel());
        item.put("date", it.day().toString());
        item.put("state", state(it.hidden(), it.replaced()));
        return item;
    }

    private Map<String, Object> question(Questions.Question it) {
        Map<String, Object> item = new TreeMap<>();
        item.put("kind", "question");
        item.put("code", it.code());
        item.put("version", it.draft());
        item.put("wId", it.wid());
        words(item, it.words(), it.lang(), it.hidden());
        place(item, it.region());
        item.put("channel", it.channel());
        item.put("date", it.day().toString());
        item.put("state", state(it.hidden(), false));
        item.put(
                "answers",
                answers.of(it.id()).stream()
                        .map(answer ->
                                new TreeMap<String, Object>(
                                        Map.of(
                                                "office", answer.office(),
                                                "lang", answer.lang(),
                                                "text", answer.words(),
                                                "refs", answer.refs(),
                                                "date", answer.day().toString())))
                        .toList());
        return item;
    }

    static void words(Map<String, Object> item, String words, String lang, String hidden) {
        item.put("lang", lang);
        if (!words.isEmpty()) {
            item.put("text", words);
        }
        if (!hidden.isEmpty()) {
            item.put("hidden", hidden);
        }
    }

    private static void place(Map<String, Object> item, String region) {
        if (!region.isEmpty()) {
            item.put("place", region);
        }
    }

    private static String state(String hidden, boolean replaced) {
        if (replaced) {
            return "replaced";
        }
        return hidden.isEmpty() || hidden.equals("M4") ? "shown" : "hidden";
    }
}
