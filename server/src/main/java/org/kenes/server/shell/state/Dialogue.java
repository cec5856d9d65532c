package org.kenes.server.shell.state;

import org.kenes.server.shell.language.Lang;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The dialogue that this server runs, as every page shows it. It begins as the properties
/// `kenes.dialogue.*` say; whoever opens, pauses or closes it tells the new state here.
/// Thread-safe: a request sees one state from beginning to end if it asks once.
@Component
public class Dialogue {
    private volatile DialogueInfo info;
    private volatile Set<String> forbidden = Set.of();

    public Dialogue(Environment settings) {
        this.info = read(settings);
    }

    public DialogueInfo info() {
        return info;
    }

    /// One change after the other: two that come at the same time both stay.
    public synchronized void become(UnaryOperator<DialogueInfo> change) {
        this.info = change.apply(info);
    }

    /// Who may not speak where by the legal profile in force, `nature/capacity`.
    public Set<String> forbiddenSpeakers() {
        return forbidden;
    }

    public void forbidSpeakers(Set<String> pairs) {
        this.forbidden = Set.copyOf(pairs);
    }

    private static DialogueInfo read(Environment settings) {
        List<Lang> langs =
                Arrays.stream(
                                settings.getProperty("kenes.dialogue.langs", "kk,ru,en")
                                        .split("\\s*,\\s*"))
                        .map(code ->
                                Lang.of(code)
                                        .orElseThrow(() ->
                                                new IllegalArgumentException(
                                                        "kenes.dialogue.langs names"
                                                                + " a language without"
                                                                + " messages: "
                                                                + code)))
                        .toList();
        Map<Lang, String> names = new EnumMap<>(Lang.class);
        Map<Lang, String> runBy = new EnumMap<>(Lang.class);
        for (Lang lang : langs) {
            names.put(lang, settings.getProperty("kenes.dialogue.name." + lang.code(), "Keñes"));
            runBy.put(lang, settings.getProperty("kenes.dialogue.run-by." + lang.code(), "Keñes"));
        }
        String opens = settings.getProperty("kenes.dialogue.opens", "");
        String closes = settings.getProperty("kenes.dialogue.closes", "");
        return new DialogueInfo(
                settings.getProperty("kenes.dialogue.slug", "dialogue"),
                names,
                runBy,
                langs,
                ZoneId.of(settings.getProperty("kenes.dialogue.zone", "UTC")),
                opens.isEmpty() ? null : Instant.parse(opens),
                closes.isEmpty() ? null : Instant.parse(closes),
                DialogueInfo.State.OPEN,
                List.of(),
                List.of(),
                settings.getProperty("kenes.dialogue.demo", Boolean.class, false));
    }
}
