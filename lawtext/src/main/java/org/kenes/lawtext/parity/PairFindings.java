package org.kenes.lawtext.parity;

import org.kenes.lawtext.Lang;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.match.HeaviestIncrease;
import org.kenes.lawtext.norm.Lookalikes;
import org.kenes.lawtext.norm.Script;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What differs between two languages.
final class PairFindings {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int LEAST_FOR_SAME_TEXT = 40;

    /// @param within place of the provision inside its unit
    record Placed(int within, int pair, Finding finding) {}

    private final Units a;
    private final Units b;
    private final int pair;
    private final List<Lang> langs;
    private final List<Placed> findings = new ArrayList<>();
    private final List<Units.Unit[]> common = new ArrayList<>();
    private final LengthModel model;

    PairFindings(Units a, Units b, int pair) {
        this.a = a;
        this.b = b;
        this.pair = pair;
        this.langs = List.of(a.expression().lang(), b.expression().lang());
        a.units()
                .forEach((wId, unit) -> {
                    Units.Unit other = b.units().get(wId);
                    if (other != null) {
                        common.add(new Units.Unit[] {unit, other});
                    }
                });
        this.model = LengthModel.of(common.stream().map(PairFindings::lengths).toList());
        missing();
        order();
        common.forEach(this::unit);
        parts();
    }

    Parity.Pair pair() {
        return new Parity.Pair(
                langs.getFirst(),
                langs.getLast(),
                common.size(),
                StrictMath.round(model.ratio() * 1_000),
                StrictMath.round(model.scale() * 100));
    }

    List<Placed> findings() {
        return findings;
    }

    private static LengthModel.Lengths lengths(Units.Unit[] both) {
        return new LengthModel.Lengths(both[0].letters(), both[1].letters());
    }

    private void add(Finding.Code code, Units.Unit at, Map<String, Object> detail) {
        add(code, at, langs, detail);
    }

    private void add(
            Finding.Code code, Units.Unit at, List<Lang> pairOfLangs, Map<String, Object> detail) {
        String unit = at.row().unit();
        Units side = pairOfLangs.getFirst().equals(langs.getFirst()) ? a : b;
        var row = side.provisions().row(unit);
        String num = row.map(Provisions.Row::num).orElse("");
        findings.add(
                new Placed(
                        at.row().seq() - row.map(Provisions.Row::seq).orElse(0),
                        pair,
                        new Finding(code, unit, at.row().eId(), num, pairOfLangs, detail)));
    }

    private void missing() {
        List<Lang> reverse = List.of(langs.getLast(), langs.getFirst());
        a.units()
                .forEach((wId, unit) -> {
                    if (!b.units().containsKey(wId)) {
                        add(Finding.Code.MISSING_UNIT, unit, langs, Map.of());
                    }
                });
        b.units()
                .forEach((wId, unit) -> {
                    if (!a.units().containsKey(wId)) {
                        add(Finding.Code.MISSING_UNIT, unit, reverse, Map.of());
                    }
                });
    }

    private void order() {
        int[] places = common.stream().mapToInt(both -> both[1].row().seq()).toArray();
        long[] weights = new long[places.length];
        java.util.Arrays.fill(weights, 1);
        boolean[] inOrder = HeaviestIncrease.of(places, weights);
        for (int i = 0; i < inOrder.length; i++) {
            if (!inOrder[i]) {
                add(Finding.Code.ORDER, common.get(i)[0], Map.of());
            }
        }
    }

    private void unit(Units.Unit[] both) {
        Units.Unit x = both[0];
        Units.Unit y = both[1];
        if (x.hasWords() != y.hasWords()) {
            add(Finding.Code.EMPTY, x, Map.of());
        }
        if (!x.below().equals(y.below())) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("onlyA", x.below().stream().filter(e -> !y.below().contains(e)).toList());
            detail.put("onlyB", y.below().stream().filter(e -> !x.below().contains(e)).toList());
            add(Finding.Code.STRUCTURE, x, detail);
        }
        LengthModel.Lengths lengths = lengths(both);
        if (model.flags(lengths, 3, 1.3)) {
            add(Finding.Code.LENGTH, x, detail(model, lengths));
        }
        differ(Finding.Code.DIGITS, x, digits(x), digits(y));
        references(x, y);
        script(x, y);
    }

    private void parts() {
        List<Units.Unit[]> parts = new ArrayList<>();
        a.parts()
                .forEach((wId, part) -> {
                    Units.Unit other = b.parts().get(wId);
                    if (other != null) {
                        parts.add(new Units.Unit[] {part, other});
                    }
                });
        LengthModel ofParts = LengthModel.of(parts.stream().map(PairFindings::lengths).toList());
        for (Units.Unit[] both : parts) {
            LengthModel.Lengths lengths = lengths(both);
            if (ofParts.flags(lengths, 3.5, 1.5)) {
                add(Finding.Code.LENGTH_PART, both[0], detail(ofParts, lengths));
            }
        }
    }

    private static Map<String, Object> detail(LengthModel model, LengthModel.Lengths lengths) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("x", lengths.x());
        detail.put("y", lengths.y());
        detail.put("ratio", decimal(model.relative(lengths), 2));
        detail.put("z", decimal(model.z(lengths), 1));
        return detail;
    }

    private static BigDecimal decimal(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
    }

    private void differ(
            Finding.Code code,
            Units.Unit at,
            SortedMap<String, Integer> x,
            SortedMap<String, Integer> y) {
        if (!x.equals(y)) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("onlyA", without(x, y));
            detail.put("onlyB", without(y, x));
            add(code, at, detail);
        }
    }

    private static SortedMap<String, Integer> without(
            SortedMap<String, Integer> x, SortedMap<String, Integer> y) {
        SortedMap<String, Integer> rest = new TreeMap<>();
        x.forEach((key, count) -> {
            int more = count - y.getOrDefault(key, 0);
            if (more > 0) {
                rest.put(key, more);
            }
        });
        return rest;
    }

    private static SortedMap<String, Integer> digits(Units.Unit unit) {
        SortedMap<String, Integer> digits = new TreeMap<>();
        DIGITS.matcher(unit.text())
                .results()
                .forEach(m -> digits.merge(m.group(), 1, Integer::sum));
        return digits;
    }

    private void references(Units.Unit x, Units.Unit y) {
        CrossReferences inA = CrossReferences.of(langs.getFirst());
        CrossReferences inB = CrossReferences.of(langs.getLast());
        if (inA != null && inB != null) {
            differ(Finding.Code.REFERENCES, x, inA.in(x.text()), inB.in(y.text()));
        }
    }

    private void script(Units.Unit x, Units.Unit y) {
        Map<String, Object> detail = new LinkedHashMap<>();
        look(x, a, detail, "lookalikesA");
        look(y, b, detail, "lookalikesB");
        boolean same = x.letters() >= LEAST_FOR_SAME_TEXT && x.text().equals(y.text());
        if (same) {
            detail.put("sameText", true);
        }
        if (!detail.isEmpty()) {
            add(Finding.Code.SCRIPT, x, detail);
        }
    }

    private static void look(Units.Unit unit, Units side, Map<String, Object> detail, String name) {
        Script script = Script.of(side.expression());
        Script own = Script.of(unit.printed());
        int words = Lookalikes.words(unit.printed(), script).size();
        if (words > 0) {
            detail.put(name, words);
        }
        if (own != Script.OTHER && own != script && unit.letters() >= LEAST_FOR_SAME_TEXT) {
            detail.put("scriptOf" + name.charAt(name.length() - 1), own.toString());
        }
    }
}
