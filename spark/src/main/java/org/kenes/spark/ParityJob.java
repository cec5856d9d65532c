package org.kenes.spark;

import org.apache.spark.sql.SparkSession;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.annex.Annex;
import org.kenes.dataset.figure.Evaluation;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Sha256;
import org.kenes.opinion.duplicates.Profile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/// Computes a published release again on a cluster and compares bytes: every figure of its
/// `findings.json`, its table `families` from its texts, and the files of its annex.
final class ParityJob {
    private final SparkSession spark;
    private final Path release;
    private final PrintStream out;
    private final List<String> differing = new ArrayList<>();

    ParityJob(SparkSession spark, Path release, PrintStream out) {
        this.spark = spark;
        this.release = release;
        this.out = out;
    }

    /// @return 0 equal, 1 something differs
    int run() {
        DataPackage data = DataPackage.read(release);
        figures(data);
        families(data);
        annex(data);
        // The driver is one of those that are counted.
        int executors = spark.sparkContext().statusTracker().getExecutorInfos().length - 1;
        out.printf(
                "Spark %s on %s, %d executors%n",
                spark.version(), spark.sparkContext().master(), executors);
        if (differing.isEmpty()) {
            out.println("EQUAL: the cluster gives what is published, byte for byte");
            return 0;
        }
        out.println("DIFFERENT: " + String.join(", ", differing));
        return 1;
    }

    private void figures(DataPackage data) {
        byte[] bytes = published("findings.json");
        Findings published = Findings.read(bytes, "findings.json");
        Figures figures = Figures.in(release);
        Findings computed;
        try (SparkEngine engine =
                SparkEngine.open(spark, data, figures.all(), Evaluation.VERIFIED_LEVEL)) {
            computed = Evaluation.of(engine, data, figures, published.lexicon());
        }
        byte[] again = computed.write();
        // Read back, so that both sides know as much as the file says.
        Findings found = Findings.read(again, "findings.json");
        for (FigureFindings figure : published.figures()) {
            String id = figure.definition().id();
            if (!found.figure(id).map(figure::equals).orElse(false)) {
                differing.add("figure " + id);
            }
        }
        if (!Arrays.equals(bytes, again)) {
            differing.add("findings.json");
        }
        out.printf(
                "%d figures: findings.json has SHA-256 %s, the cluster gives %s%n",
                found.figures().size(), Sha256.of(bytes), Sha256.of(again));
    }

    /// Groups of answers, majorities, campaigns, representation and what to read.
    private void annex(DataPackage data) {
        if (!Files.isDirectory(release.resolve(Annex.FOLDER))) {
            out.println("the release has no annex");
            return;
        }
        SortedMap<String, byte[]> files =
                SparkAnnex.of(spark, data, data.cut().root(), Evaluation.VERIFIED_LEVEL);
        files.forEach((path, found) -> {
            byte[] bytes = published(path);
            if (!Arrays.equals(bytes, found)) {
                differing.add(path);
            }
            out.printf(
                    "%s has SHA-256 %s, the cluster gives %s%n",
                    path, Sha256.of(bytes), Sha256.of(found));
        });
    }

    private byte[] published(String path) {
        try {
            return Files.readAllBytes(release.resolve(path));
        } catch (IOException e) {
            throw new InvalidInput(path, 1, 1, "cannot be read", e);
        }
    }

    /// The canonical form of this table needs no quoting: numbers and `true` or `false`.
    private void families(DataPackage data) {
        StringBuilder csv = new StringBuilder("idx,family,size,campaign\n");
        List<SparkDuplicates.Member> members = SparkDuplicates.find(spark, data, Profile.STRICT);
        for (SparkDuplicates.Member it : members) {
            csv.append(it.idx()).append(',').append(it.family()).append(',');
            csv.append(it.size()).append(',').append(it.campaign()).append('\n');
        }
        String found = Sha256.of(csv.toString().getBytes(StandardCharsets.UTF_8));
        String stated = data.hashes().getOrDefault("families", "");
        if (!found.equals(stated)) {
            differing.add("table families");
        }
        out.printf(
                "%d members of families: table hash %s, the cluster gives %s%n",
                members.size(), stated, found);
    }
}
