package org.kenes.dataset.figure;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The folder `figures/` of a release, and `findings.json`.
public final class ResultFiles {
    private static final List<String> COLUMNS =
            List.of("state", "k", "n", "s", "rows", "value", "item", "ok", "onn", "low", "high");

    private ResultFiles() {}

    /// Writes `figures/<id>/{figure.yaml, figure.sql, result.csv}` and `findings.json`.
    public static void write(Path folder, Figures figures, Findings findings) {
        try {
            for (Figure figure : figures.all()) {
                Path here = Files.createDirectories(folder.resolve("figures").resolve(figure.id()));
                Files.write(here.resolve("figure.yaml"), figure.yaml());
                Files.writeString(here.resolve("figure.sql"), figure.sql());
                FigureFindings found = findings.figure(figure.id()).orElseThrow();
                Files.writeString(here.resolve("result.csv"), csv(found));
            }
            Files.write(folder.resolve("findings.json"), findings.write());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write figures to " + folder, e);
        }
    }

    /// `result.csv`: the view, the dimensions, then what a row has; empty where it has nothing.
    public static String csv(FigureFindings figure) {
        StringBuilder csv = new StringBuilder("view,");
        figure.definition().dimensions().forEach(d -> csv.append(d).append(','));
        csv.append(String.join(",", COLUMNS)).append('\n');
        for (Row row : figure.rows()) {
            List<String> cells = new ArrayList<>();
            cells.add(row.view().code());
            figure.definition().dimensions().forEach(d -> cells.add(cell(row.key().get(d))));
            cells.add(row.state().code());
            cells.add(cell(row.k()));
            cells.add(cell(row.n()));
            cells.add(cell(row.s()));
            cells.add(cell(row.rows()));
            cells.add(cell(row.value()));
            cells.add(cell(row.item()));
            cells.add(cell(row.ok()));
            cells.add(cell(row.onn()));
            cells.add(cell(row.low()));
            cells.add(cell(row.high()));
            csv.append(String.join(",", cells)).append('\n');
        }
        return csv.toString();
    }

    private static String cell(@Nullable Object value) {
        String text =
                switch (value) {
                    case null -> "";
                    case BigDecimal decimal -> decimal.toPlainString();
                    default -> value.toString();
                };
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /// Bytes of `result.csv`.
    public static byte[] bytes(FigureFindings figure) {
        return csv(figure).getBytes(StandardCharsets.UTF_8);
    }
}
