package org.kenes.dataset.figure;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.Json;
import org.kenes.dataset.figure.Findings.CutInfo;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.opinion.Stance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// `findings.json`, both ways. Optional members are absent, never null; decimals, and integers
/// beyond 2⁵³−1, are strings.
final class FindingsJson {
    private static final String FORMAT = "kenes-findings/1";

    private FindingsJson() {}

    static byte[] write(Findings findings) {
        Map<String, Object> file = new TreeMap<>();
        file.put("format", FORMAT);
        file.put("lexicon", findings.lexicon());
        file.put("tables", findings.tables());
        CutInfo cut = findings.cut();
        file.put(
                "cut",
                Map.of(
                        "number", cut.number(),
                        "origin", cut.origin(),
                        "root", cut.root(),
                        "size", cut.size()));
        file.put("figures", findings.figures().stream().map(FindingsJson::figure).toList());
        return Json.file(file);
    }

    private static Map<String, Object> figure(FigureFindings figure) {
        FigureDefinition is = figure.definition();
        Map<String, Object> out = new TreeMap<>();
        out.put("id", is.id());
        out.put("kind", is.kind().code());
        out.put("universe", is.universe());
        out.put("basis", is.basis().code());
        out.put("composition", is.composition().stream().map(Stance::code).toList());
        out.put("unit", is.unit());
        out.put("title", is.title());
        out.put("definition", is.definition());
        out.put("dimensions", is.dimensions());
        out.put("minCell", (long) is.minCell());
        put(out, "status", is.status() == null ? null : is.status().code());
        put(out, "poll", is.poll());
        put(out, "registered", figure.registered());
        out.put("sha256", Map.of("sql", figure.sqlSha256(), "yaml", figure.yamlSha256()));
        out.put("rows", figure.rows().stream().map(FindingsJson::row).toList());
        return out;
    }

    private static Map<String, Object> row(Row row) {
        Map<String, Object> out = new TreeMap<>();
        out.put("view", row.view().code());
        out.put("key", row.key());
        out.put("state", row.state().code());
        put(out, "k", integer(row.k()));
        put(out, "n", integer(row.n()));
        put(out, "s", decimal(row.s()));
        put(out, "rows", integer(row.rows()));
        put(out, "value", row.value());
        put(out, "item", row.item());
        put(out, "ok", integer(row.ok()));
        put(out, "onn", integer(row.onn()));
        put(out, "low", decimal(row.low()));
        put(out, "high", decimal(row.high()));
        return out;
    }

    private static void put(Map<String, Object> out, String name, @Nullable Object value) {
        if (value != null) {
            out.put(name, value);
        }
    }

    private static @Nullable Object integer(@Nullable Long value) {
        if (value == null || Math.abs(value) < 1L << 53) {
            return value;
        }
        return value.toString();
    }

    private static @Nullable String decimal(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    static Findings read(byte[] json, String name) {
        Map<String, Object> file = Json.read(json, name);
        try {
            if (!FORMAT.equals(file.get("format"))) {
                throw new IllegalArgumentException("\"format\" is not " + FORMAT);
            }
            Members all = new Members(file);
            Members cut = all.object("cut");
            List<FigureFindings> figures = new ArrayList<>();
            for (Members figure : all.objects("figures")) {
                figures.add(readFigure(figure));
            }
            return new Findings(
                    new CutInfo(
                            cut.integer("number"),
                            cut.text("origin"),
                            cut.text("root"),
                            cut.integer("size")),
                    List.copyOf(figures),
                    all.text("lexicon"),
                    all.texts("tables"));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(name, 1, 1, String.valueOf(e.getMessage()), e);
        }
    }

    private static FigureFindings readFigure(Members in) {
        List<Row> rows = new ArrayList<>();
        for (Members row : in.objects("rows")) {
            rows.add(readRow(row));
        }
        List<View> views = rows.stream().map(Row::view).distinct().sorted().toList();
        String status = in.optional("status");
        FigureDefinition definition =
                new FigureDefinition(
                        in.text("id"),
                        FigureKind.of(in.text("kind")),
                        in.text("universe"),
                        Basis.of(in.text("basis")),
                        in.list("composition").stream().map(Stance::of).toList(),
                        status == null ? null : EventStatus.of(status),
                        in.text("unit"),
                        in.texts("title"),
                        in.texts("definition"),
                        views.isEmpty() ? List.of(View.ALL) : views,
                        in.list("dimensions"),
                        rows.stream().anyMatch(row -> row.key().containsValue("*")),
                        Math.toIntExact(in.integer("minCell")),
                        in.optional("poll"),
                        List.of());
        Members sha256 = in.object("sha256");
        return new FigureFindings(
                definition,
                in.maybeInteger("registered"),
                sha256.text("sql"),
                sha256.text("yaml"),
                List.copyOf(rows));
    }

    private static Row readRow(Members in) {
        return new Row(
                View.of(in.text("view")),
                in.texts("key"),
                CellState.of(in.text("state")),
                in.maybeInteger("k"),
                in.maybeInteger("n"),
                in.decimal("s"),
                in.maybeInteger("rows"),
                in.optional("value"),
                in.optional("item"),
                in.maybeInteger("ok"),
                in.maybeInteger("onn"),
                in.decimal("low"),
                in.decimal("high"));
    }

    /// Typed access to a JSON object; what is missing or of another type is named.
    private record Members(Map<String, Object> map) {
        String text(String name) {
            String value = optional(name);
            if (value == null) {
                throw new IllegalArgumentException("\"" + name + "\" is missing");
            }
            return value;
        }

        @Nullable String optional(String name) {
            return switch (map.get(name)) {
                case null -> null;
                case String value -> value;
                default -> throw new IllegalArgumentException("\"" + name + "\" is not a string");
            };
        }

        long integer(String name) {
            Long value = maybeInteger(name);
            if (value == null) {
                throw new IllegalArgumentException("\"" + name + "\" is missing");
            }
            return value;
        }

        @Nullable Long maybeInteger(String name) {
            return switch (map.get(name)) {
                case null -> null;
                case Long value -> value;
                case String value -> Long.valueOf(value);
                default -> throw new IllegalArgumentException("\"" + name + "\" is no integer");
            };
        }

        @Nullable BigDecimal decimal(String name) {
            String value = optional(name);
            return value == null ? null : new BigDecimal(value);
        }

        Members object(String name) {
            return new Members(asObject(name, map.get(name)));
        }

        List<Members> objects(String name) {
            List<Members> all = new ArrayList<>();
            for (Object item : asList(name)) {
                all.add(new Members(asObject(name, item)));
            }
            return all;
        }

        List<String> list(String name) {
            return asList(name).stream().map(String::valueOf).toList();
        }

        SortedMap<String, String> texts(String name) {
            SortedMap<String, String> all = new TreeMap<>();
            asObject(name, map.get(name)).forEach((key, value) -> all.put(key, "" + value));
            return Collections.unmodifiableSortedMap(all);
        }

        private List<?> asList(String name) {
            if (map.get(name) instanceof List<?> list) {
                return list;
            }
            throw new IllegalArgumentException("\"" + name + "\" is not an array");
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> asObject(String name, @Nullable Object value) {
            if (value instanceof Map<?, ?> object) {
                return (Map<String, Object>) object;
            }
            throw new IllegalArgumentException("\"" + name + "\" is not an object");
        }
    }
}
