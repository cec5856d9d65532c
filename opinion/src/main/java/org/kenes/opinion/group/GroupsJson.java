package org.kenes.opinion.group;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.json.JsonText;

import java.util.List;
import java.util.Map;

/// The file `groups.json`, format `kenes-groups/1`.
public final class GroupsJson {
    private GroupsJson() {}

    public static String of(GroupReport r) {
        GroupReport.Input input = r.input();
        Gate gate = r.gate();
        return JsonText.of(
                JsonText.object(
                        "format", "kenes-groups/1",
                        "mode", r.mode(),
                        "seed", r.seed().hex(),
                        "input",
                                JsonText.object(
                                        "sha256", input.sha256(),
                                        "participants", input.participants(),
                                        "statements", input.statements(),
                                        "votes", input.votes(),
                                        "agree", input.agree(),
                                        "disagree", input.disagree(),
                                        "pass", input.pass(),
                                        "superseded", input.superseded(),
                                        "excluded", input.excluded(),
                                        "belowFloor", input.belowFloor()),
                        "axes",
                                JsonText.object(
                                        "degenerate", r.axes().degenerate(),
                                        "eigenvalues", r.axes().eigenvalues(),
                                        "share", r.axes().share(),
                                        "axisSupported",
                                                gate == null ? null : gate.axisSupported()),
                        "gate", gate == null ? null : gate(gate),
                        "verdict", r.verdict().code(),
                        "k", r.groups().isEmpty() ? null : r.groups().size(),
                        "groups", r.groups().stream().map(g -> group(g, r)).toList(),
                        "statements", r.statements().stream().map(GroupsJson::statement).toList(),
                        "consensus",
                                JsonText.object("agree", r.agreed(), "disagree", r.disagreed()),
                        "divisive", r.divisive()));
    }

    private static Map<String, @Nullable Object> gate(Gate gate) {
        return JsonText.object(
                "people", gate.people(),
                "permutations", Gate.PERMUTATIONS,
                "bootstraps", Gate.BOOTSTRAPS,
                "byK",
                        gate.byK().stream()
                                .map(k ->
                                        JsonText.object(
                                                "k", k.k(),
                                                "silhouette", k.silhouette(),
                                                "nullMean", k.nullMean(),
                                                "nullMax", k.nullMax(),
                                                "excess", k.excess(),
                                                "ariMedian", k.ariMedian(),
                                                "ariP10", k.ariP10(),
                                                "smallest", k.smallest(),
                                                "pass", k.pass()))
                                .toList(),
                "nullAxisMax", gate.nullAxisMax());
    }

    private static Map<String, @Nullable Object> group(GroupReport.Group g, GroupReport report) {
        return JsonText.object(
                "id", g.id(),
                "size", g.size(),
                "centre", List.of(g.x(), g.y()),
                "representative",
                        g.representative().stream()
                                .map(r ->
                                        JsonText.object(
                                                "statement",
                                                        report.statements().get(r.statement()).id(),
                                                "side", r.side().code(),
                                                "agree", r.agree(),
                                                "disagree", r.disagree(),
                                                "seen", r.seen(),
                                                "p", r.p(),
                                                "pTest", r.pTest(),
                                                "rep", r.rep(),
                                                "repTest", r.repTest()))
                                .toList());
    }

    private static Map<String, @Nullable Object> statement(GroupReport.Statement s) {
        return JsonText.object(
                "id", s.id(),
                "excluded", s.excluded(),
                "meta", s.meta(),
                "agree", s.tally().agree(),
                "disagree", s.tally().disagree(),
                "pass", s.tally().pass(),
                "seen", s.tally().seen(),
                "centre", s.centre(),
                "loading", List.of(s.loadingX(), s.loadingY()),
                "extremity", s.extremity(),
                "gic", s.gic(),
                "floor", s.floor(),
                "priority", s.priority(),
                "byGroup",
                        s.byGroup().stream()
                                .map(t -> List.of(t.agree(), t.disagree(), t.seen()))
                                .toList());
    }
}
