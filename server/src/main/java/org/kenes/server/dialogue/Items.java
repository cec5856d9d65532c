package org.kenes.server.dialogue;

import org.kenes.opinion.Stance;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Contributions as programs get them: what their pages show, and nothing else. No slot, no key, no
/// time finer than a day.
@Component
public class Items {
    private final Reasons reasons;
    private final Questions questions;
    private final Answers answers;
    private final List<CodeItem> others;

    Items(Reasons reasons, Questions questions, Answers answers, List<CodeItem> others) {
        this.reasons = reasons;
        this.questions = questions;
        this.answers = answers;
        this.others = others;
    }

    /// One contribution of any kind.
    public Optional<Map<String, Object>> find(String code) {
        return reasons.find(code)
                .map(Items::opinion)
                .or(() -> questions.find(code).map(this::question))
                .or(() -> others.stream().flatMap(it -> it.item(code).stream()).findFirst());
    }

    static Map<String, Object> opinion(Reasons.Reason it) {
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

    Map<String, Object> question(Questions.Question it) {
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
