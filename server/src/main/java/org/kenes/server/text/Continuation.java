package org.kenes.server.text;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.anchor.Anchor;
import org.kenes.lawtext.anchor.Anchors;
import org.kenes.lawtext.anchor.Resolution;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Continued;
import org.kenes.lawtext.compare.Lineage;
import org.kenes.lawtext.compare.Row;
import org.kenes.lawtext.compare.Unit;
import org.kenes.lawtext.compare.WIds;
import org.kenes.lawtext.find.Provisions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// How a new version continues the one before it: the machine proposes, an editor confirms. Places
/// are the same in all languages, so one of them is compared: the first authentic one that both
/// versions have.
public final class Continuation {
    private static final String NOT_CARRIED = "not carried";
    private static final int MOST_ROUNDS = 5;

    private final Text before;
    private final Map<String, Expression> after;
    private final String language;
    private final Comparison comparison;
    private final Set<String> left = new HashSet<>();

    private Continuation(
            Text before, Map<String, Expression> after, String language, Editing editing) {
        this.before = before;
        this.after = after;
        this.language = language;
        List<Lineage.Decision> decisions = new ArrayList<>(editing.lineage());
        Comparison compared = compare(decisions);
        for (int i = 0; editing.leaveDoubtful() && i < MOST_ROUNDS; i++) {
            List<Row> doubtful = doubtful(compared);
            if (doubtful.isEmpty()) {
                break;
            }
            doubtful.forEach(row -> leave(row, editing, decisions));
            compared = compare(decisions);
        }
        this.comparison = compared;
    }

    /// @param after language → tree of the new version
    /// @return nothing if the versions have no language in common
    /// @throws IllegalArgumentException if a decision names a unit that is not there, or
    ///   contradicts another
    public static Optional<Continuation> of(
            Text before, Map<String, Expression> after, Editing editing) {
        List<String> common =
                before.draft().languages().stream().filter(after::containsKey).toList();
        return common.stream()
                .filter(it -> before.in(it).expression().authentic())
                .findFirst()
                .or(() -> common.stream().findFirst())
                .map(language -> new Continuation(before, after, language, editing));
    }

    private Comparison compare(List<Lineage.Decision> decisions) {
        Expression old = before.in(language).expression();
        Expression now = expression();
        Lineage lineage = new Lineage(old.uri(), now.uri(), decisions);
        return Comparison.of(old, now, CompareOptions.STANDARD.lineage(lineage));
    }

    private Expression expression() {
        Expression now = after.get(language);
        if (now == null) {
            throw new IllegalStateException("compared in a language that is not there");
        }
        return now;
    }

    /// An old unit that is left doubtful has no place in the new version, and a new one has no
    /// past.
    private void leave(Row row, Editing editing, List<Lineage.Decision> decisions) {
        Unit old = row.before();
        Unit now = row.after();
        if (old != null) {
            left.add(old.eId());
            decisions.add(none(List.of(old.eId()), List.of(), editing));
        }
        if (now != null) {
            decisions.add(none(List.of(), List.of(now.eId()), editing));
        }
    }

    private static Lineage.Decision none(List<String> old, List<String> now, Editing editing) {
        return new Lineage.Decision(
                old, now, Lineage.Relation.NONE, editing.by(), editing.at(), NOT_CARRIED);
    }

    /// Whether a pair was left open rather than judged: nothing is carried over, and the comparison
    /// shows what the machine proposes, as something that nobody confirmed.
    public static boolean isLeft(Lineage.Decision decision) {
        return decision.relation() == Lineage.Relation.NONE && decision.note().equals(NOT_CARRIED);
    }

    /// In which the versions were compared.
    public String language() {
        return language;
    }

    public Comparison comparison() {
        return comparison;
    }

    /// What an editor has still to look at.
    public List<Row> doubtful() {
        return doubtful(comparison);
    }

    private static List<Row> doubtful(Comparison comparison) {
        return comparison.rows().stream().filter(Row::needsConfirmation).toList();
    }

    /// The public file: what was decided, and what the machine found beyond doubt.
    Lineage lineage(Editing editing) {
        return comparison.proposal("comparison", editing.at());
    }

    List<Continued> lines(Editing editing) {
        return Continued.of(
                lineage(editing),
                comparison.before().provisions(),
                comparison.after().provisions());
    }

    /// Identities are those of a Work: what continues a provision of it inherits its wId.
    ///
    /// @param used wIds of all versions so far
    Map<String, Expression> identified(Set<String> used) {
        String work = comparison.before().expression().work().uri();
        if (!work.equals(expression().work().uri())) {
            return after;
        }
        WIds wIds = new WIds(comparison, used);
        Map<String, Expression> identified = new TreeMap<>();
        after.forEach((lang, it) -> identified.put(lang, wIds.in(it)));
        return identified;
    }

    /// Where every provision of the version before, and of those before that, is in the new one.
    ///
    /// @param earlier places of older provisions in the version before
    /// @param now the new version with its identities
    List<Carried> carried(List<Carried> earlier, Text now) {
        Anchors anchors = new Anchors(comparison, true);
        Map<String, Carried> byEId = new HashMap<>();
        List<Carried> carried = new ArrayList<>();
        String draft = before.draft().id();
        Provisions old = comparison.before().provisions();
        for (Provisions.Row row : old.rows()) {
            Resolution found = Anchor.at("", old, row.eId()).map(anchors::resolve).orElseThrow();
            Carried it =
                    left.contains(row.unit()) && !found.found()
                            ? Carried.skipped(draft, row.wId())
                            : Carried.of(draft, row.wId(), found, same(row.wId(), found, now));
            carried.add(it);
            byEId.put(row.eId(), it);
        }
        for (Carried then : earlier) {
            Carried next = byEId.get(then.toEId());
            carried.add(next == null ? then : then.andThen(next));
        }
        return carried;
    }

    /// Whether the words are the same in every language of the version before.
    private boolean same(String wId, Resolution found, Text now) {
        Optional<Wording> old = before.wording(wId);
        Optional<Wording> next =
                Optional.ofNullable(found.eId())
                        .filter(it -> !it.isEmpty())
                        .flatMap(now::wordingAt);
        return found.counts()
                && old.isPresent()
                && next.isPresent()
                && before.draft().languages().stream()
                        .filter(it -> old.get().hashes().containsKey(it))
                        .allMatch(it -> old.get().sameIn(it, next.get()));
    }
}
