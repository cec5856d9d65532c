package org.kenes.lawtext.layout;

import org.kenes.lawtext.layout.Part.Cell;
import org.kenes.lawtext.layout.Part.Grid;
import org.kenes.lawtext.layout.Part.Item;
import org.kenes.lawtext.layout.Part.Listing;
import org.kenes.lawtext.layout.Part.Paragraph;
import org.kenes.lawtext.layout.Part.Quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A laid-out text as plain lines: a row of a table is a line, its cells apart by `|`.
public final class LayoutLines {
    private LayoutLines() {}

    public static String of(List<Part> parts) {
        return String.join("\n", lines(parts));
    }

    private static List<String> lines(List<Part> parts) {
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Paragraph paragraph -> lines.add(words(paragraph.runs()));
                case Listing listing -> listing.items().forEach(item -> lines.addAll(lines(item)));
                case Grid grid -> lines.addAll(lines(grid));
                case Quoted quoted -> lines.addAll(lines(quoted.parts()));
            }
        }
        return lines;
    }

    static String words(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    /// All words of a part in order.
    static List<Run> runs(Part part) {
        List<Run> runs = new ArrayList<>();
        switch (part) {
            case Paragraph paragraph -> runs.addAll(paragraph.runs());
            case Listing listing ->
                    listing.items()
                            .forEach(item -> {
                                runs.addAll(item.label());
                                item.parts().forEach(inner -> runs.addAll(runs(inner)));
                            });
            case Grid grid -> {
                runs.addAll(grid.caption());
                grid.rows()
                        .forEach(row ->
                                row.forEach(cell ->
                                        cell.parts().forEach(inner -> runs.addAll(runs(inner)))));
            }
            case Quoted quoted -> quoted.parts().forEach(inner -> runs.addAll(runs(inner)));
        }
        return runs;
    }

    private static List<String> lines(Item item) {
        List<String> lines = new ArrayList<>(lines(item.parts()));
        String label = words(item.label());
        if (!label.isEmpty()) {
            String first = lines.isEmpty() ? "" : lines.removeFirst();
            lines.addFirst((label + " " + first).strip());
        }
        return lines;
    }

    private static List<String> lines(Grid grid) {
        List<String> lines = new ArrayList<>();
        if (!grid.caption().isEmpty()) {
            lines.add(words(grid.caption()));
        }
        for (List<Cell> row : grid.rows()) {
            lines.add(
                    row.stream()
                            .map(cell -> String.join(" ", lines(cell.parts())))
                            .collect(Collectors.joining(" | ")));
        }
        return lines;
    }
}
