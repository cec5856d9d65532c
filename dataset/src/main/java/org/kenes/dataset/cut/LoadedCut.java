package org.kenes.dataset.cut;

import org.kenes.dataset.annex.Annex;
import org.kenes.dataset.entry.FieldEntry;
import org.kenes.dataset.entry.TextEntry;
import org.kenes.dataset.figure.DuckDbEngine;
import org.kenes.dataset.figure.Evaluation;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.ResultFiles;
import org.kenes.dataset.table.CanonicalCsv;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Table;
import org.kenes.dataset.table.Tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tables of a cut in a database, and what is written from them: tables first, since figures
/// close the database off from all files.
public final class LoadedCut implements AutoCloseable {
    private final Cut.Point point;
    private final Sources sources;
    private final Acts acts;
    private final Database database;
    private final RegionWeights weights;

    LoadedCut(
            Cut.Point point, Sources sources, Acts acts, Database database, RegionWeights weights) {
        this.point = point;
        this.sources = sources;
        this.acts = acts;
        this.database = database;
        this.weights = weights;
    }

    /// Writes `data/` and `datapackage.json`.
    ///
    /// @param description as in [Cut#write]
    public DataPackage writeTables(
            Path folder, DataPackage.Form form, Map<String, Object> description) {
        return DataPackage.write(folder, database, tables(), form, describe(description));
    }

    /// Writes `figures/` and `findings.json`.
    ///
    /// @param data the package of these tables
    public Findings writeFigures(
            Path folder, DataPackage data, Figures figures, String lexicon, int level) {
        DuckDbEngine engine = DuckDbEngine.on(database, figures.all(), data.weights(), level);
        Findings findings =
                new Findings(
                        new Findings.CutInfo(
                                point.number(),
                                point.origin(),
                                point.head().root().base64(),
                                point.head().size()),
                        Evaluation.evaluate(engine, figures, engine.registrations()),
                        lexicon,
                        data.tableHashes());
        ResultFiles.write(folder, figures, findings);
        return findings;
    }

    /// Writes `opinion/`.
    public void writeAnnex(Path folder, int level) {
        Annex.write(folder, database, point.head().root().base64(), level);
    }

    SortedMap<String, String> hashes() {
        return CanonicalCsv.hashes(database, tables());
    }

    private static List<Table> tables() {
        return Cut.TABLES.stream().map(Tables::of).toList();
    }

    private Map<String, Object> describe(Map<String, Object> description) {
        Map<String, Object> json = new TreeMap<>(description);
        json.put("created", point.at().toString());
        Map<String, Object> kenes = new TreeMap<>();
        kenes.put(
                "cut",
                Map.of(
                        "number", point.number(),
                        "origin", point.origin(),
                        "root", point.head().root().base64(),
                        "size", point.head().size()));
        TextEntry.Draft current = acts.currentDraft();
        if (current != null) {
            kenes.put("currentDraft", current.draft());
        }
        if (weights.refused() == null) {
            kenes.put("weights", RegionWeights.SCHEME);
        }
        json.put("kenes", kenes);
        return json;
    }

    /// The files that the log names by hash, so that an outsider can make these tables again.
    public void writeSources(Path folder) {
        FieldEntry.PlaceImport places = acts.places();
        if (places != null) {
            copy(
                    folder,
                    FolderSources.placesPath(places.sha256()),
                    sources.places(places.sha256()));
        }
        for (String document : acts.documents()) {
            copy(folder, FolderSources.documentPath(document), sources.document(document));
        }
        for (TextEntry.Draft draft : acts.drafts()) {
            draft.files()
                    .forEach((lang, sha256) ->
                            copy(
                                    folder,
                                    FolderSources.lawPath(draft.draft(), lang),
                                    sources.law(draft.draft(), lang, sha256)));
        }
    }

    private static void copy(Path folder, String path, byte[] bytes) {
        Path file = folder.resolve("sources").resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
