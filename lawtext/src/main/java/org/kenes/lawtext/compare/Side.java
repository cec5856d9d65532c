package org.kenes.lawtext.compare;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.diff.Piece;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.match.Vocabulary;
import org.kenes.lawtext.norm.NormalForm;
import org.kenes.lawtext.norm.TextHash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One of the two texts, cut into units.
public final class Side {
    private final Provisions provisions;
    private final NormalForm norm;
    private final List<Unit> units = new ArrayList<>();
    private final List<int[]> words = new ArrayList<>();
    private final List<int[]> stems = new ArrayList<>();
    private final Map<String, Unit> byEId = new HashMap<>();

    Side(Provisions provisions, Vocabulary vocabulary, Vocabulary stemVocabulary) {
        this.provisions = provisions;
        this.norm = NormalForm.of(provisions.expression());
        Map<String, List<String>> containers = new HashMap<>();
        for (Provisions.Row row : provisions.rows()) {
            List<String> path = containers.getOrDefault(row.parent(), List.of());
            List<String> below = new ArrayList<>(path);
            below.add(row.eId());
            containers.put(row.eId(), below);
        }
        for (Provisions.Row row : provisions.basicUnits()) {
            List<String> path = containers.getOrDefault(row.parent(), List.of());
            add(row, path, vocabulary, stemVocabulary);
        }
    }

    private void add(
            Provisions.Row row,
            List<String> containers,
            Vocabulary vocabulary,
            Vocabulary stemVocabulary) {
        boolean basic = row.kind() == provisions.level();
        Provision provision = provisions.provision(row.eId()).orElseThrow();
        List<Piece> pieces = basic ? Piece.of(provision) : Piece.ownOf(provision);
        String text = basic ? row.text() : ownText(provision);
        List<String> found = norm.words(text);
        Unit unit =
                new Unit(
                        units.size(),
                        row.eId(),
                        row.wId(),
                        row.kind(),
                        row.num(),
                        row.label(),
                        row.heading(),
                        containers,
                        basic,
                        found.size(),
                        text,
                        basic ? row.textHash() : TextHash.sha256(text),
                        pieces);
        units.add(unit);
        byEId.put(unit.eId(), unit);
        words.add(vocabulary.numbers(found));
        List<String> all = new ArrayList<>(norm.words(row.heading()));
        all.addAll(found);
        stems.add(stemVocabulary.stems(all));
    }

    private String ownText(Provision provision) {
        List<String> lines = new ArrayList<>();
        provision.lead().forEach(block -> lines.add(norm.of(block.text())));
        provision.tail().forEach(block -> lines.add(norm.of(block.text())));
        return String.join("\n", lines);
    }

    public Expression expression() {
        return provisions.expression();
    }

    public Provisions provisions() {
        return provisions;
    }

    /// What readers call an article in this text.
    public Kind level() {
        return provisions.level();
    }

    /// In document order.
    public List<Unit> units() {
        return Collections.unmodifiableList(units);
    }

    /// The unit of this eId, or the one a provision of this eId belongs to.
    public Optional<Unit> unitOf(String eId) {
        Unit unit = byEId.get(eId);
        return unit != null
                ? Optional.of(unit)
                : provisions.row(eId).map(row -> byEId.get(row.unit()));
    }

    public long words() {
        return units.stream().mapToLong(Unit::words).sum();
    }

    /// Numbers of the unit's words, case-sensitive.
    int[] words(Unit unit) {
        return words.get(unit.seq());
    }

    /// Numbers of the stems of its heading and text.
    List<int[]> stems() {
        return stems;
    }

    public NormalForm norm() {
        return norm;
    }
}
