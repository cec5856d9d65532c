package org.kenes.bench.opinion;

import org.kenes.opinion.Stance;
import org.kenes.opinion.chance.Chance;
import org.kenes.opinion.csv.CsvFile;
import org.kenes.opinion.duplicates.Duplicates;
import org.kenes.opinion.duplicates.Families;
import org.kenes.opinion.duplicates.FamilySearch;
import org.kenes.opinion.duplicates.Profile;
import org.kenes.opinion.duplicates.Text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// `bench/run opinion.NearDuplicates [texts [stream]]`: texts per second, precision and recall of
/// pairs on synthetic campaigns, made of the labelled strings of the shared data as `generator.md`
/// defines, but for one thing. There sentences are drawn without repetition, which a few thousand
/// strings per language cannot give to a million texts: drawn with repetition, "unique" texts
/// shared whole sentences and were near-duplicates by the very definition that is measured
/// (precision .9967). Here a sentence is the first half of one string and the second half of
/// another, so that texts still share phrases but seldom sentences.
public final class NearDuplicates {
    private static final String LOOK_ALIKE = "аеорсух";
    private static final String LATIN = "aeopcyx";

    private NearDuplicates() {}

    static void main(String[] args) throws IOException {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path strings = Path.of("../shared/data/opinion/text/langid_kk_ru_en.csv.gz");
        if (!Files.exists(strings)) {
            System.out.println("skipped: " + strings + " is not here");
            return;
        }
        Map<String, List<String>> sentences = sentences(strings);
        if (args.length > 1) {
            stream(sentences, n);
            return;
        }
        int[] cluster = new int[n];
        List<Text<Long>> texts = generate(sentences, n, cluster);
        Map<Integer, Long> sizes = new HashMap<>();
        for (int c : cluster) {
            if (c >= 0) {
                sizes.merge(c, 1L, Long::sum);
            }
        }
        long all = sizes.values().stream().mapToLong(NearDuplicates::pairs).sum();
        for (int run = 0; run < 2; run++) {
            long start = System.nanoTime();
            Families<Long> found = Duplicates.find(texts, Profile.STRICT);
            double seconds = (System.nanoTime() - start) / 1e9;
            long joined = 0;
            long right = 0;
            for (Families.Family<Long> family : found.families()) {
                joined += pairs(family.size());
                Map<Integer, Long> inside = new HashMap<>();
                family.members()
                        .forEach(id -> inside.merge(cluster[(int) (long) id], 1L, Long::sum));
                inside.remove(-1);
                right += inside.values().stream().mapToLong(NearDuplicates::pairs).sum();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d texts: %.1f s, %,.0f texts/s, precision %.5f, recall of pairs %.4f%n",
                    n,
                    seconds,
                    n / seconds,
                    (double) right / joined,
                    (double) right / all);
        }
    }

    private static long pairs(long n) {
        return n * (n - 1) / 2;
    }

    private static Map<String, List<String>> sentences(Path file) throws IOException {
        Map<String, List<String>> sentences = new HashMap<>();
        try (CsvFile csv = new CsvFile(file.toString(), Files.newInputStream(file))) {
            List<String> row = new ArrayList<>();
            while (csv.row(row)) {
                int length = row.get(1).length();
                if (length >= 40 && length <= 220) {
                    sentences.computeIfAbsent(row.get(0), _ -> new ArrayList<>()).add(row.get(1));
                }
            }
        }
        return sentences;
    }

    /// The search as a cut makes it: no text is kept. How much heap it takes at most tells `-Xmx`.
    private static void stream(Map<String, List<String>> sentences, int n) {
        long start = System.nanoTime();
        FamilySearch search = new FamilySearch(Profile.STRICT);
        long[] letters = new long[1];
        generate(
                sentences,
                n,
                new int[n],
                text -> {
                    letters[0] += text.text().length();
                    search.add(text.id(), text.text(), text.stance());
                });
        int families = search.families().size();
        System.out.printf(
                Locale.ROOT,
                "%,d texts of %d letters, one after the other: %.1f s with making them, %,d"
                        + " families, heap limit %,d MB%n",
                n,
                letters[0] / n,
                (System.nanoTime() - start) / 1e9,
                families,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static List<Text<Long>> generate(
            Map<String, List<String>> sentences, int n, int[] cluster) {
        List<Text<Long>> texts = new ArrayList<>(n);
        generate(sentences, n, cluster, texts::add);
        return texts;
    }

    private static void generate(
            Map<String, List<String>> sentences, int n, int[] cluster, Consumer<Text<Long>> texts) {
        Chance chance = new Chance(11);
        int templates = Math.max(20, (int) (Math.sqrt(n) / 3));
        double[] zipf = new double[templates];
        double sum = 0;
        for (int c = 0; c < templates; c++) {
            sum += StrictMath.pow(c + 1.0, -1.1);
            zipf[c] = sum;
        }
        for (int i = 0; i < n; i++) {
            cluster[i] = -1;
            String text;
            if (chance.u(i, 0, 1) < .5) {
                text = text(sentences, chance, 1_000_000_000L + i);
            } else {
                double at = chance.u(i, 0, 2) * sum;
                int c = 0;
                while (zipf[c] < at) {
                    c++;
                }
                cluster[i] = c;
                text = changed(text(sentences, chance, c), chance, i);
            }
            texts.accept(new Text<>((long) i, text, Stance.SUPPORT));
        }
    }

    private static String text(Map<String, List<String>> sentences, Chance chance, long id) {
        double l = chance.u(id, 1, 3);
        List<String> own = sentences.getOrDefault(l < .45 ? "kk" : l < .9 ? "ru" : "en", List.of());
        int count = new int[] {2, 2, 3, 3, 4}[chance.below(5, id, 1, 4)];
        StringBuilder text = new StringBuilder();
        for (int s = 0; s < count; s++) {
            String head = own.get(chance.below(own.size(), id, s, 5));
            String tail = own.get(chance.below(own.size(), id, s, 14));
            text.append(s == 0 ? "" : " ")
                    .append(head, 0, gap(head))
                    .append(tail, gap(tail), tail.length());
        }
        return text.toString();
    }

    /// The first space in the second half of a string.
    private static int gap(String sentence) {
        int gap = sentence.indexOf(' ', sentence.length() / 2);
        return gap < 0 ? sentence.length() : gap;
    }

    private static String changed(String text, Chance chance, int i) {
        double kind = chance.u(i, 2, 6);
        if (kind < .40) {
            return text;
        }
        if (kind < .55) {
            return switch (chance.below(4, i, 2, 7)) {
                case 0 -> text.toUpperCase(Locale.ROOT);
                case 1 -> text.toLowerCase(Locale.ROOT);
                case 2 -> text.replace(".", "").replace(",", "");
                default -> text.replace(" ", "  ") + "!!!";
            };
        }
        if (kind < .75) {
            String name =
                    List.of("Анна", "Ерлан", "Айгүл", "Сергей", "Дана")
                            .get(chance.below(5, i, 2, 8));
            String town =
                    List.of("Костанай", "Ақтау", "Тараз", "Семей").get(chance.below(4, i, 2, 9));
            String greeting = "Меня зовут %s, пишу из города %s.".formatted(name, town);
            return chance.u(i, 2, 10) < .6 ? greeting + " " + text : text + " " + greeting;
        }
        return kind < .95 ? edited(text, chance, i) : lookAlike(text);
    }

    private static String edited(String text, Chance chance, int i) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        int edits = Math.max(1, (int) (words.size() * (.03 + .07 * chance.u(i, 3, 11))));
        for (int e = 0; e < edits && words.size() > 2; e++) {
            int at = chance.below(words.size() - 1, i, e, 12);
            String word = words.get(at);
            switch (chance.below(3, i, e, 13)) {
                case 0 -> words.remove(at);
                case 1 ->
                        words.set(
                                at,
                                word.length() < 4
                                        ? word
                                        : word.substring(0, 2) + word.substring(3));
                default -> {
                    words.set(at, words.get(at + 1));
                    words.set(at + 1, word);
                }
            }
        }
        return String.join(" ", words);
    }

    private static String lookAlike(String text) {
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int twin = LOOK_ALIKE.indexOf(text.charAt(i));
            folded.append(twin < 0 ? text.charAt(i) : LATIN.charAt(twin));
        }
        return folded.toString();
    }
}
