package org.kenes.bench.lawtext;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.match.CommonSubsequence;
import org.kenes.lawtext.match.Vocabulary;
import org.kenes.lawtext.norm.NormalForm;
import org.kenes.lawtext.read.LawReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The comparison of two whole laws with words, against the flat longest common subsequence of
/// their words (bit-parallel, exact, without structure): the least that any comparison of every
/// word costs. Arguments: OLD NEW; without them Chile's draft and final text of 2022 from the
/// shared data.
public final class Compare {
    private static final int WARM_UP = 8;
    private static final int ROUNDS = 11;

    private Compare() {}

    public static void main(String[] args) throws IOException {
        Path data = Path.of("../shared/data/lawtext/cl");
        Path oldFile = args.length > 0 ? Path.of(args[0]) : data.resolve("draft-2022-05-14.es.md");
        Path newFile = args.length > 1 ? Path.of(args[1]) : data.resolve("final-2022-07-04.es.md");
        Expression old = read(oldFile);
        Expression now = read(newFile);
        Comparison once = Comparison.of(old, now, CompareOptions.STANDARD);
        Vocabulary vocabulary = new Vocabulary();
        int[] a = words(old, vocabulary);
        int[] b = words(now, vocabulary);
        double whole = median(() -> Comparison.of(old, now, CompareOptions.STANDARD));
        double pairs = median(() -> Comparison.of(old, now, CompareOptions.STANDARD.withoutDiff()));
        double flat = median(() -> CommonSubsequence.length(a, b));
        System.out.printf(
                Locale.ROOT,
                "%d → %d units, %d → %d words, kept %d (flat %d)%n",
                once.before().units().size(),
                once.after().units().size(),
                once.figures().wordsOld(),
                once.figures().wordsNew(),
                once.figures().wordsKept(),
                CommonSubsequence.length(a, b));
        System.out.printf(Locale.ROOT, "comparison with words   %6.0f ms%n", whole);
        System.out.printf(Locale.ROOT, "comparison, pairs only  %6.0f ms%n", pairs);
        System.out.printf(Locale.ROOT, "flat common subsequence %6.0f ms%n", flat);
        System.out.printf(Locale.ROOT, "ratio with words / flat %6.2f%n", whole / flat);
    }

    private static Expression read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        return LawReader.read(Files.readAllBytes(file), ReadOptions.named(name))
                .getFirst()
                .expression();
    }

    private static int[] words(Expression expression, Vocabulary vocabulary) {
        NormalForm norm = NormalForm.of(expression);
        List<String> words = new ArrayList<>();
        expression.walk(provision -> {
            provision.lead().forEach(block -> words.addAll(norm.words(block.text())));
            provision.tail().forEach(block -> words.addAll(norm.words(block.text())));
        });
        return vocabulary.numbers(words);
    }

    private static double median(Supplier<Object> work) {
        double[] times = new double[ROUNDS];
        long sink = 0;
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long start = System.nanoTime();
            sink += work.get().hashCode() & 1;
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        if (sink < 0) {
            throw new IllegalStateException("never");
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
