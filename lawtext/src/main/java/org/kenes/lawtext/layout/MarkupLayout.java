package org.kenes.lawtext.layout;

import org.kenes.lawtext.Markup;
import org.kenes.lawtext.Markup.Element;
import org.kenes.lawtext.Markup.Words;
import org.kenes.lawtext.diff.Diff;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lays out one block with mark-up. It walks the words in the order in which [Element#spaced] joins
/// them, so that each character is known by its place in the block's text, and with it whether it
/// is new or gone.
final class MarkupLayout {
    private static final Map<String, Run.Style> STYLES =
            Map.of(
                    "b", Run.Style.BOLD,
                    "i", Run.Style.ITALIC,
                    "def", Run.Style.ITALIC,
                    "u", Run.Style.UNDERLINED,
                    "sup", Run.Style.RAISED,
                    "sub", Run.Style.LOWERED);

    private final Element markup;
    private final Diff.Kind[] kinds;
    private final int[] shown;
    private int at;
    private List<Part> parts = new ArrayList<>();
    private Runs runs = new Runs();
    private List<Run> label = List.of();
    private String opening = "";

    /// @param kinds of every character of the text that the block is in
    /// @param start of the block in it
    MarkupLayout(Element markup, Diff.Kind[] kinds, int start) {
        this.markup = markup;
        this.kinds = kinds;
        this.shown = places(markup.spaced(), markup.text(), start);
    }

    /// For each character with all its white space, its place in the text, or -1.
    private static int[] places(String spaced, String text, int start) {
        int[] places = new int[spaced.length()];
        int t = 0;
        for (int i = 0; i < places.length; i++) {
            boolean same =
                    t < text.length()
                            && (text.charAt(t) == ' ' || text.charAt(t) == spaced.charAt(i));
            places[i] = same ? start + t++ : -1;
        }
        return places;
    }

    List<Part> parts() {
        element(markup, Set.of());
        return closed(List.of());
    }

    private void element(Element it, Set<Run.Style> look) {
        if (it.name().equals("del")) {
            return;
        }
        boolean inline = Markup.INLINE.contains(it.name());
        at += inline ? 0 : 1;
        switch (it.name()) {
            case "br", "eol" -> {
                runs.add("\n", look);
                inside(it, look);
            }
            case "img" -> image(it, look);
            case "num" -> label(words(it, look));
            case "heading", "subheading" -> heading(it);
            case "table", "ul", "ol", "blockList" -> {
                if (!Expected.in(it)) {
                    content(it, inline, look);
                } else if (it.name().equals("table")) {
                    flush();
                    labelAlone();
                    parts.add(grid(it));
                } else {
                    listing(it);
                }
            }
            case "quotedStructure", "embeddedStructure" -> {
                flush();
                labelAlone();
                parts.add(quoted(it));
            }
            default -> content(it, inline, look);
        }
        at += inline ? 0 : 1;
    }

    private void content(Element it, boolean inline, Set<Run.Style> look) {
        Run.Style style = STYLES.get(it.name());
        Set<Run.Style> inside = style == null ? look : with(look, style);
        if (!inline && !it.name().equals("noteRef")) {
            flush();
        }
        String before = it.attributes().get("startQuote");
        String after = it.attributes().get("endQuote");
        runs.add(before == null ? "" : before, look);
        inside(it, inside);
        runs.add(after == null ? "" : after, look);
        if (!inline && !it.name().equals("noteRef")) {
            flush();
        }
    }

    private void inside(Element it, Set<Run.Style> look) {
        for (Markup part : it.content()) {
            switch (part) {
                case Words words -> words(words.text(), look);
                case Element child -> element(child, look);
            }
        }
    }

    private static Set<Run.Style> with(Set<Run.Style> look, Run.Style style) {
        Set<Run.Style> both = EnumSet.of(style);
        both.addAll(look);
        return both;
    }

    private void words(String text, Set<Run.Style> look) {
        for (int i = 0; i < text.length(); i++) {
            int place = shown[at++];
            if (place >= 0) {
                char c = text.charAt(i);
                runs.add(c <= ' ' ? ' ' : c, look, kinds[place]);
            }
        }
    }

    /// A picture is told by the words its source has for it.
    private void image(Element it, Set<Run.Style> look) {
        String told =
                it.attributes().getOrDefault("alt", it.attributes().getOrDefault("title", ""));
        runs.add(told.isBlank() ? "[ ]" : "[" + told.strip() + "]", look);
        inside(it, look);
    }

    /// The words before it wait with it.
    private void label(List<Run> words) {
        List<Run> all = new ArrayList<>(label);
        all.addAll(runs.take());
        all.addAll(words);
        label = all;
    }

    private void heading(Element it) {
        flush();
        inside(it, Set.of(Run.Style.BOLD));
        flush();
    }

    /// The words of an element apart from everything around it.
    private List<Run> words(Element it, Set<Run.Style> look) {
        Runs outer = runs;
        List<Part> outerParts = parts;
        List<Run> outerLabel = label;
        runs = new Runs();
        parts = new ArrayList<>();
        label = List.of();
        inside(it, look);
        List<Run> words = new ArrayList<>();
        for (Part part : closed(outerParts)) {
            words.addAll(LayoutLines.runs(part));
        }
        runs = outer;
        label = outerLabel;
        return words;
    }

    /// Ends a paragraph. A label waits for the words it belongs to.
    private void flush() {
        List<Run> words = runs.take();
        if (!words.isEmpty()) {
            Runs all = new Runs();
            all.add(opening, Set.of());
            opening = "";
            if (!label.isEmpty()) {
                all.add(label);
                all.add(" ", Set.of());
            }
            all.add(words);
            label = List.of();
            parts.add(new Part.Paragraph(all.take()));
        }
    }

    /// Everything inside an element as parts of its own.
    private List<Part> partsOf(Element it) {
        List<Part> outer = parts;
        parts = new ArrayList<>();
        inside(it, Set.of());
        return closed(outer);
    }

    private List<Part> closed(List<Part> outer) {
        flush();
        labelAlone();
        List<Part> own = parts;
        parts = outer;
        return own;
    }

    private void labelAlone() {
        if (!label.isEmpty()) {
            parts.add(new Part.Paragraph(label));
            label = List.of();
        }
    }

    private Part quoted(Element it) {
        opening = it.attributes().getOrDefault("startQuote", "");
        List<Part> own = new ArrayList<>(partsOf(it));
        opening = "";
        String closing = it.attributes().getOrDefault("endQuote", "");
        if (!closing.isEmpty() && !own.isEmpty() && own.getLast() instanceof Part.Paragraph last) {
            List<Run> words = new ArrayList<>(last.runs());
            words.add(new Run(closing));
            own.set(own.size() - 1, new Part.Paragraph(words));
        }
        return new Part.Quoted(own);
    }

    private Part grid(Element table) {
        List<Run> caption = List.of();
        List<List<Part.Cell>> rows = new ArrayList<>();
        for (Element child : children(table)) {
            at++;
            if (child.name().equals("tr")) {
                rows.add(cells(child));
            } else {
                caption = words(child, Set.of());
            }
            at++;
        }
        return new Part.Grid(caption, rows);
    }

    private List<Part.Cell> cells(Element row) {
        List<Part.Cell> cells = new ArrayList<>();
        for (Element cell : children(row)) {
            at++;
            cells.add(
                    new Part.Cell(
                            cell.name().equals("th"),
                            spanned(cell, "colspan"),
                            spanned(cell, "rowspan"),
                            partsOf(cell)));
            at++;
        }
        return cells;
    }

    /// The elements inside, where there is nothing but white space between them.
    private Iterable<Element> children(Element of) {
        return () ->
                of.content().stream()
                        .peek(part -> at += part instanceof Words space ? space.text().length() : 0)
                        .filter(Element.class::isInstance)
                        .map(Element.class::cast)
                        .iterator();
    }

    private static int spanned(Element cell, String name) {
        String value = cell.attributes().getOrDefault(name, "1");
        return value.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(value) : 1;
    }

    /// What a list says before and after its items are paragraphs; between them, items without a
    /// label.
    private void listing(Element list) {
        flush();
        List<Part.Item> items = new ArrayList<>();
        List<Part> after = new ArrayList<>();
        int number = 0;
        for (Element child : children(list)) {
            at++;
            boolean line = child.name().equals("li");
            if (line || child.name().equals("item")) {
                labelAlone();
                if (!after.isEmpty()) {
                    items.add(new Part.Item(List.of(), after));
                    after.clear();
                }
                number++;
                String mark = list.name().equals("ol") ? number + "." : "•";
                items.add(
                        line ? new Part.Item(List.of(new Run(mark)), partsOf(child)) : item(child));
            } else if (items.isEmpty()) {
                element(child);
            } else {
                after.addAll(partsOf(child));
            }
            at++;
        }
        if (!items.isEmpty()) {
            parts.add(new Part.Listing(items));
        }
        parts.addAll(after);
    }

    /// What stands before the items of a list.
    private void element(Element before) {
        switch (before.name()) {
            case "num" -> label(words(before, Set.of()));
            case "heading", "subheading" -> heading(before);
            default -> inside(before, Set.of());
        }
        flush();
    }

    /// Its label stands beside, not in, its first words.
    private Part.Item item(Element item) {
        List<Part> outer = parts;
        parts = new ArrayList<>();
        List<Run> own = List.of();
        for (Markup part : item.content()) {
            boolean first = own.isEmpty() && parts.isEmpty();
            if (first && part instanceof Element child && child.name().equals("num")) {
                at++;
                own = words(child, Set.of());
                at++;
            } else if (part instanceof Element child) {
                element(child, Set.of());
            } else {
                words(((Words) part).text(), Set.of());
            }
        }
        return new Part.Item(own, closed(outer));
    }
}
