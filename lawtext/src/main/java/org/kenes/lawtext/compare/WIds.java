package org.kenes.lawtext.compare;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.find.Provisions;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives a new version the identities of the old one: what continues a provision inherits its wId;
/// what is new gets one that no earlier version used.
///
/// Pairs that an editor has yet to confirm inherit nothing. One instance serves all languages of a
/// version, so that the same place has the same identity in all of them.
public final class WIds {
    private final Map<String, String> inherited = new HashMap<>();
    private final Map<String, String> fresh = new HashMap<>();
    private final Set<String> used;
    private final String date;

    /// @param earlier wIds of all versions before the old one
    public WIds(Comparison comparison, Set<String> earlier) {
        Expression after = comparison.after().expression();
        this.date = after.version().date().substring(0, 10).replace("-", "");
        this.used = new HashSet<>(earlier);
        Successors successors = new Successors(comparison);
        for (Provisions.Row old : comparison.before().provisions().rows()) {
            used.add(old.wId());
            boolean sure =
                    successors.row(old.eId()).map(row -> !row.needsConfirmation()).orElse(true);
            if (sure) {
                successors
                        .of(old.eId())
                        .ifPresent(now -> inherited.putIfAbsent(now.eId(), old.wId()));
            }
        }
    }

    /// The new text of the comparison with its wIds.
    public static Expression inherit(Comparison comparison) {
        return new WIds(comparison, Set.of()).in(comparison.after().expression());
    }

    /// One language of the new version with its wIds.
    public Expression in(Expression e) {
        return new Expression(
                e.work(),
                e.version(),
                e.lang(),
                e.authentic(),
                e.title(),
                e.source(),
                e.preface() == null ? null : named(e.preface()),
                e.preamble() == null ? null : named(e.preamble()),
                all(e.body()),
                e.conclusions() == null ? null : named(e.conclusions()),
                e.annexes().stream().map(this::named).toList(),
                e.notes(),
                e.meta());
    }

    private String wId(Provision provision) {
        String old = inherited.get(provision.eId());
        return old != null ? old : fresh.computeIfAbsent(provision.eId(), _ -> unused(provision));
    }

    /// What the file says, if nobody used it before.
    private String unused(Provision provision) {
        if (used.add(provision.wId())) {
            return provision.wId();
        }
        String own = provision.eId();
        for (int n = 1; !used.add(own); n++) {
            own = provision.eId() + "-" + date + (n == 1 ? "" : "-" + n);
        }
        return own;
    }

    private List<Provision> all(List<Provision> provisions) {
        return provisions.stream().map(this::with).toList();
    }

    private Provision with(Provision provision) {
        return switch (provision) {
            case Provision.NamedPart part -> named(part);
            case Provision.Container p ->
                    new Provision.Container(
                            p.kind(),
                            p.num(),
                            p.label(),
                            p.heading(),
                            p.eId(),
                            wId(p),
                            p.lead(),
                            all(p.children()),
                            p.tail());
            case Provision.TextUnit p ->
                    new Provision.TextUnit(
                            p.kind(),
                            p.num(),
                            p.label(),
                            p.heading(),
                            p.eId(),
                            wId(p),
                            p.lead(),
                            all(p.children()),
                            p.tail());
        };
    }

    private Provision.NamedPart named(Provision.NamedPart p) {
        return new Provision.NamedPart(
                p.kind(),
                p.num(),
                p.label(),
                p.heading(),
                p.eId(),
                wId(p),
                p.lead(),
                all(p.children()),
                p.tail());
    }
}
