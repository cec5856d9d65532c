package org.kenes.dataset.cut;

import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.entry.EntryKinds;
import org.kenes.dataset.entry.FieldEntry;
import org.kenes.dataset.entry.TextEntry;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Sha256;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the tables, and from them the figures, of a cut.
public final class Cut {
    /// The tables that a cut writes, whether they have rows or not.
    public static final List<String> TABLES =
            List.of(
                    "dispositions",
                    "contributions",
                    "openings",
                    "texts",
                    "families",
                    "statements",
                    "votes",
                    "endorsements",
                    "question_responses",
                    "exposures",
                    "margins",
                    "weights",
                    "events",
                    "event_organisers",
                    "event_audiences",
                    "event_languages",
                    "event_measures",
                    "event_speakers",
                    "event_states",
                    "signals",
                    "second_entries",
                    "draws",
                    "backchecks",
                    "photos",
                    "places",
                    "coalitions",
                    "organisations",
                    "memberships",
                    "interests",
                    "sign_offs",
                    "drafts",
                    "provisions",
                    "lineage",
                    "themes",
                    "theme_provisions",
                    "answers",
                    "decisions",
                    "moderation",
                    "keys_issued",
                    "registrations",
                    "cuts",
                    "corrections",
                    "access_log",
                    "quotations",
                    "polls",
                    "poll_results",
                    "releases",
                    "referendum",
                    "turnout",
                    "promises",
                    "progress");

    private static final int MEGABYTES = 1024;

    private final LogReader log;
    private final Point point;
    private final Openings openings;
    private final Sources sources;
    private final SortedMap<Long, Long> withheld;

    /// Where the log is cut.
    ///
    /// @param number of the cut
    /// @param head size and root of a published checkpoint
    /// @param at latest witness time in that checkpoint
    public record Point(long number, String origin, Head head, Instant at) {
        LocalDate day() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }
    }

    public Cut(LogReader log, Point point, Openings openings, Sources sources) {
        this(log, point, openings, sources, new TreeMap<>());
    }

    private Cut(
            LogReader log,
            Point point,
            Openings openings,
            Sources sources,
            SortedMap<Long, Long> withheld) {
        this.log = log;
        this.point = point;
        this.openings = openings;
        this.sources = sources;
        this.withheld = withheld;
    }

    /// The same cut without the rows that were erased after it was taken.
    ///
    /// @param tombstones index of a counted entry → index of what ended it
    public Cut withholding(SortedMap<Long, Long> tombstones) {
        return new Cut(log, point, openings, sources, new TreeMap<>(tombstones));
    }

    /// Reads the log and the openings into tables.
    ///
    /// @throws InvalidInput if an opening is missing or does not fit its leaf, or an entry of a
    ///   known kind is malformed
    public LoadedCut load() {
        Database database = Database.open(MEGABYTES);
        try {
            Acts acts = database.atOnce(() -> fill(database));
            return new LoadedCut(point, sources, acts, database, RegionWeights.write(database));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// Writes `data/`, `sources/`, `datapackage.json`, `figures/`, `findings.json` and `opinion/`
    /// into a folder.
    ///
    /// @param description members of `datapackage.json` that describe the release: `name`, `id`,
    ///   `title`, `version`, `licenses`, `contributors`, `sources`
    /// @param lexicon SHA-256 of the lexicon the release is checked with, or empty
    /// @param level identity level from which a contribution counts as verified
    public Findings write(
            Path folder,
            DataPackage.Form form,
            Map<String, Object> description,
            Figures figures,
            String lexicon,
            int level) {
        try (LoadedCut loaded = load()) {
            DataPackage data = loaded.writeTables(folder, form, description);
            loaded.writeSources(folder);
            Findings findings = loaded.writeFigures(folder, data, figures, lexicon, level);
            loaded.writeAnnex(folder, level);
            return findings;
        }
    }

    /// Writes `data/`, `datapackage.json` and `opinion/` only, which show rows: the findings of a
    /// release stay what they were.
    ///
    /// @param level identity level from which a contribution counts as verified
    public void writeTables(
            Path folder, DataPackage.Form form, Map<String, Object> description, int level) {
        try (LoadedCut loaded = load()) {
            loaded.writeTables(folder, form, description);
            loaded.writeAnnex(folder, level);
        }
    }

    /// The table hashes that this log and these openings give: what `verify` compares.
    public SortedMap<String, String> tableHashes() {
        try (LoadedCut loaded = load()) {
            return loaded.hashes();
        }
    }

    private Acts fill(Database database) {
        long size = point.head().size();
        Acts acts = new Acts();
        Dispositions dispositions =
                new Dispositions(point.origin(), index -> log.entry(index, size));
        log.walk(
                point.head(),
                (index, bytes) -> {
                    LogEntry entry = parse(index, bytes);
                    dispositions.add(entry);
                    if (entry instanceof LogEntry.Public act) {
                        acts.add(index, act);
                    }
                });
        writeDispositions(database, dispositions);
        Places places = new Places();
        FieldEntry.PlaceImport register = acts.places();
        if (register != null) {
            places.read(
                    checked(sources.places(register.sha256()), register.sha256()),
                    "sources/" + FolderSources.placesPath(register.sha256()));
        }
        try (Rows rows = Rows.into(database, "places")) {
            places.write(rows);
        }
        acts.writeDrafts(database);
        TextEntry.Draft current = acts.currentDraft();
        String currentId = current == null ? "" : current.draft();
        LawTables law = new LawTables(acts.drafts(), sources);
        try (Rows provisions = Rows.into(database, "provisions");
                Rows lineage = Rows.into(database, "lineage");
                Rows themes = Rows.into(database, "themes");
                Rows placed = Rows.into(database, "theme_provisions")) {
            law.writeProvisions(provisions);
            law.writeLineage(acts.law().lineages(), lineage);
            law.writeThemes(acts.law().themes(), themes, placed);
        }
        acts.writeEvents(database, places, point.day());
        acts.writeFieldChecks(database);
        acts.writeCoalition(database, point.day());
        acts.writeRecord(database);
        acts.writeProceedings(database);
        Contributions contributions =
                new Contributions(
                        dispositions,
                        law.wordings(currentId),
                        acts.answeredQuestions(),
                        acts.statementStates());
        contributions.write(database, log, openings, withheld.keySet());
        acts.writeAnswers(database, contributions.questionDays());
        acts.writeDecisions(database, contributions.proposals());
        return acts;
    }

    private static LogEntry parse(long index, byte[] bytes) {
        try {
            return LogEntry.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("log", 1, 1, "entry " + index + ": " + e.getMessage(), e);
        }
    }

    private static byte[] checked(byte[] places, String expected) {
        String found = Sha256.of(places);
        if (!found.equals(expected)) {
            throw new InvalidInput(
                    "sources/" + FolderSources.placesPath(expected),
                    1,
                    1,
                    "SHA-256 expected %s, found %s".formatted(expected, found));
        }
        return places;
    }

    private void writeDispositions(Database database, Dispositions dispositions) {
        long size = point.head().size();
        try (Rows rows = Rows.into(database, "dispositions")) {
            var entries = log.entries(0, size, size);
            for (int index = 0; index < dispositions.size(); index++) {
                byte[] entry = entries.next();
                rows.add(
                        index,
                        EntryKinds.name(entry[1] == 1, entry[2] & 0xff),
                        dispositions.of(index),
                        dispositions.rule(index),
                        dispositions.by(index),
                        withheld.get((long) index));
            }
        }
    }

    /// The point that a published folder says it was cut at.
    ///
    /// @throws InvalidInput if the package does not say
    public static Point point(DataPackage data) {
        DataPackage.Cut cut = data.cut();
        if (!(data.json().get("created") instanceof String created)) {
            throw new InvalidInput(DataPackage.NAME, 1, 1, "\"created\" is missing");
        }
        try {
            Head head = new Head(cut.size(), Hash.ofBase64(cut.root()));
            return new Point(cut.number(), cut.origin(), head, Instant.parse(created));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidInput(DataPackage.NAME, 1, 1, String.valueOf(e.getMessage()), e);
        }
    }
}
