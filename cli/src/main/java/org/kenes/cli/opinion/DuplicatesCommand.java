package org.kenes.cli.opinion;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.duplicates.Duplicates;
import org.kenes.opinion.duplicates.Families;
import org.kenes.opinion.duplicates.Profile;
import org.kenes.opinion.json.JsonText;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// `kenes duplicates`.
final class DuplicatesCommand {
    private DuplicatesCommand() {}

    static int run(String[] args, PrintStream out) throws IOException {
        Words words = new Words(args, "profile", "view", "out");
        Profile profile =
                words.choice("profile", "strict", "strict", "loose").equals("strict")
                        ? Profile.STRICT
                        : Profile.LOOSE;
        boolean pairs = words.choice("view", "families", "families", "pairs").equals("pairs");
        TextRows rows = TextRows.read(words.input());
        Families<String> found = Duplicates.find(rows.texts(), profile);
        String result = pairs ? pairs(found) : json(words, rows, found);
        Output.write(words.or("out", "-"), result, out);
        return 0;
    }

    /// One line per member beside the family's id: `family,member`.
    private static String pairs(Families<String> found) {
        StringBuilder csv = new StringBuilder("family,member\n");
        for (Families.Family<String> family : found.families()) {
            for (String member : family.members()) {
                csv.append(org.kenes.opinion.csv.CsvFile.quote(family.id()))
                        .append(',')
                        .append(org.kenes.opinion.csv.CsvFile.quote(member))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private static String json(Words words, TextRows rows, Families<String> found) {
        List<Object> families = new ArrayList<>();
        for (Families.Family<String> family : found.families()) {
            families.add(family(family, rows));
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("format", "kenes-duplicates/1");
        json.put(
                "input",
                JsonText.object(
                        "sha256", rows.sha256(), "texts", found.texts(), "empty", found.empty()));
        json.put("profile", words.or("profile", "strict"));
        json.put("families", families);
        json.put(
                "opposed",
                found.opposed().stream()
                        .map(o -> List.<Object>of(o.first(), o.second(), o.jaccard()))
                        .toList());
        json.put(
                "summary",
                JsonText.object(
                        "inFamilies",
                        found.inFamilies(),
                        "unique",
                        found.unique(),
                        "largest",
                        found.largest()));
        return JsonText.of(json);
    }

    private static Map<String, @Nullable Object> family(
            Families.Family<String> family, TextRows rows) {
        TreeSet<String> sources = new TreeSet<>();
        for (String member : family.members()) {
            Map<String, String> cells = rows.columns().get(member);
            String source = cells == null ? "" : cells.getOrDefault("source", "");
            if (!source.isEmpty()) {
                sources.add(source);
            }
        }
        return JsonText.object(
                "id", family.id(),
                "size", family.size(),
                "stance", family.stance().code(),
                "text", family.text(),
                "members", family.members(),
                "jaccard",
                        List.of(
                                family.jaccard().first(),
                                family.jaccard().median(),
                                family.jaccard().third()),
                "campaign", family.campaign(),
                "persons", family.persons(),
                "first", family.first().isPresent() ? family.first().getAsLong() : null,
                "last", family.last().isPresent() ? family.last().getAsLong() : null,
                "burst",
                        JsonText.object(
                                "s1", family.burst().second(),
                                "s60", family.burst().minute(),
                                "s3600", family.burst().hour()),
                "sources", new ArrayList<>(sources));
    }
}
