package org.kenes.lawtext.find;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.label.Keywords;
import org.kenes.lawtext.norm.NormalForm;
import org.kenes.lawtext.norm.TextHash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The provisions of an expression as a flat list in document order: what tables, pages and
/// look-ups use. Computed once, immutable.
public final class Provisions {
    private static final Pattern STEPS = Pattern.compile("[\\p{L}\\p{N}-]+");
    private static final Pattern TYPED =
            Pattern.compile("\\s*[\\p{L}\\p{N}-]+(?:[\\s.,()/]+[\\p{L}\\p{N}-]+)*[\\s.,)]*");

    /// One provision.
    ///
    /// @param seq 0-based position in document order
    /// @param parent eId of the provision it stands in, or the empty string
    /// @param unit eId of what readers call the article: the basic unit it is or belongs to; its
    ///   own eId where it stands outside every basic unit
    /// @param num canonical number, or the empty string
    /// @param label as printed, or the empty string
    /// @param heading or the empty string
    /// @param text normal form `norm/1` of its blocks and of everything below it, lines joined by
    ///   U+000A: exactly what `textHash` is the SHA-256 of
    public record Row(
            int seq,
            String eId,
            String wId,
            Kind kind,
            String parent,
            String unit,
            String num,
            String label,
            String heading,
            String text,
            String textHash) {}

    private final Expression expression;
    private final NormalForm norm;
    private final Kind level;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Row> byEId = new HashMap<>();
    private final Map<String, Provision> provisions = new HashMap<>();

    private Provisions(Expression expression, Kind level) {
        this.expression = expression;
        this.norm = NormalForm.of(expression);
        this.level = level;
        expression.roots().forEach(root -> add(root, "", ""));
    }

    public static Provisions of(Expression expression) {
        return new Provisions(expression, level(expression));
    }

    /// @param level what readers call an article here, where the text has no articles of that kind
    public static Provisions of(Expression expression, Kind level) {
        return new Provisions(expression, level);
    }

    private void add(Provision provision, String parent, String enclosing) {
        String text = String.join("\n", norm.lines(provision));
        boolean inside = !enclosing.isEmpty();
        String unit = inside ? enclosing : provision.eId();
        Row row =
                new Row(
                        rows.size(),
                        provision.eId(),
                        provision.wId(),
                        provision.kind(),
                        parent,
                        unit,
                        orEmpty(provision.num()),
                        orEmpty(provision.label()),
                        orEmpty(provision.heading()),
                        text,
                        TextHash.sha256(text));
        rows.add(row);
        byEId.put(row.eId(), row);
        provisions.put(row.eId(), provision);
        String below = inside ? enclosing : provision.kind() == level ? provision.eId() : "";
        provision.children().forEach(child -> add(child, provision.eId(), below));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /// What readers call an article: the first of these kinds that the body has.
    private static Kind level(Expression expression) {
        for (Kind kind : List.of(Kind.ARTICLE, Kind.SECTION, Kind.CLAUSE, Kind.RULE)) {
            boolean[] found = new boolean[1];
            expression.body().forEach(root -> root.walk(p -> found[0] |= p.kind() == kind));
            if (found[0]) {
                return kind;
            }
        }
        return Kind.PARAGRAPH;
    }

    public Expression expression() {
        return expression;
    }

    public List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    /// The kind of a basic unit in this expression.
    public Kind level() {
        return level;
    }

    /// What readers call articles, and every part of the text outside them that has words of its
    /// own (a preamble, the own text of a chapter), in document order.
    public List<Row> basicUnits() {
        return rows.stream()
                .filter(row -> row.unit().equals(row.eId()))
                .filter(row -> row.kind() == level || hasOwnText(row))
                .toList();
    }

    private boolean hasOwnText(Row row) {
        Provision provision = provisions.get(row.eId());
        return provision != null && !(provision.lead().isEmpty() && provision.tail().isEmpty());
    }

    public Optional<Row> row(String eId) {
        return Optional.ofNullable(byEId.get(eId));
    }

    public Optional<Provision> provision(String eId) {
        return Optional.ofNullable(provisions.get(eId));
    }

    /// The row of this identity over versions; an explicit wId beats an equal eId.
    public Optional<Row> byWId(String wId) {
        return rows.stream().filter(row -> row.wId().equals(wId)).findFirst();
    }

    /// Understands what people type: `12`, `Article 12`, `12-3`, `12(3)`, `12.3`, `12(3)(2)`, or an
    /// eId. A number that is an article of its own (`12-3`) comes before paragraph 3 of article 12.
    ///
    /// @return the eId, empty if there is no such provision
    public Optional<String> resolve(String typed) {
        String asked = typed.strip();
        if (byEId.containsKey(asked)) {
            return Optional.of(asked);
        }
        String number = Keywords.of(expression.lang()).withoutUnitWord(asked).strip();
        if (number.length() > 100 || !TYPED.matcher(number).matches()) {
            return Optional.empty();
        }
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEPS.matcher(number);
        while (matcher.find()) {
            steps.add(matcher.group());
        }
        Optional<String> found = descend(steps);
        if (found.isEmpty() && steps.getFirst().indexOf('-') > 0) {
            String first = steps.removeFirst();
            int hyphen = first.lastIndexOf('-');
            steps.addFirst(first.substring(hyphen + 1));
            steps.addFirst(first.substring(0, hyphen));
            found = descend(steps);
        }
        return found;
    }

    private Optional<String> descend(List<String> steps) {
        Row here = null;
        for (String step : steps) {
            String parent = here == null ? "" : here.eId();
            boolean first = here == null;
            Optional<Row> next =
                    rows.stream()
                            .filter(row ->
                                    first ? row.kind() == level : row.parent().equals(parent))
                            .filter(row -> row.num().equalsIgnoreCase(step))
                            .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            here = next.get();
        }
        return here == null ? Optional.empty() : Optional.of(here.eId());
    }
}
