package org.kenes.server.tracker;

import org.jspecify.annotations.Nullable;
import org.kenes.server.release.Numbers;
import org.kenes.server.shell.Page;
import org.kenes.server.text.Drafts;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A promise as a line of a page.
@Component
class Lines {
    private final Promises promises;
    private final Drafts drafts;
    private final Numbers numbers;

    Lines(Promises promises, Drafts drafts, Numbers numbers) {
        this.promises = promises;
        this.drafts = drafts;
        this.numbers = numbers;
    }

    TrackerView.Line of(Page page, Promises.Promised it) {
        List<Promises.Step> steps = promises.steps(it.id());
        String status = steps.isEmpty() ? "open" : steps.getLast().status();
        LocalDate today = LocalDate.ofInstant(page.now(), page.dialogue().zone());
        LocalDate due = it.due();
        boolean ended = status.equals("done") || status.equals("broken");
        String lang = page.lang().code();
        String wid = it.wid();
        return new TrackerView.Line(
                it.id(),
                it.texts().getOrDefault(lang, it.texts().values().iterator().next()),
                wid == null ? null : name("wid", wid, lang),
                wid == null ? null : address(wid),
                act(it, steps, lang),
                name("organisation", it.organisation(), lang),
                due,
                status,
                due != null && due.isBefore(today) && !ended,
                steps.stream()
                        .map(step ->
                                new TrackerView.Step(
                                        step.day(),
                                        step.status(),
                                        step.evidence(),
                                        in(step.act(), lang)))
                        .toList());
    }

    /// The act of the newest step that names one, else the one that was announced.
    private static @Nullable String act(
            Promises.Promised it, List<Promises.Step> steps, String lang) {
        return steps.reversed().stream()
                .map(Promises.Step::act)
                .filter(act -> !act.isEmpty())
                .findFirst()
                .or(() -> Optional.of(it.act()))
                .map(act -> in(act, lang))
                .orElse(null);
    }

    /// In the reader's language, else in whichever there is; null where there is none.
    private static @Nullable String in(Map<String, String> texts, String lang) {
        return texts.getOrDefault(lang, texts.values().stream().findFirst().orElse(null));
    }

    /// By the tables of the newest cut; what has no name there stands for itself.
    private String name(String what, String code, String lang) {
        return numbers.newest().map(newest -> newest.names().name(what, code, lang)).orElse(code);
    }

    private @Nullable String address(String wid) {
        Optional<String> inCut = numbers.newest().flatMap(newest -> newest.names().address(wid));
        return inCut.or(() -> drafts.current().flatMap(text -> text.wordingAt(wid)).map(w -> wid))
                .orElse(null);
    }
}
