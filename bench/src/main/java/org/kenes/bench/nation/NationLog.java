package org.kenes.bench.nation;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.cut.Cut;
import org.kenes.dataset.cut.Opening;
import org.kenes.dataset.cut.Openings;
import org.kenes.dataset.cut.Sources;
import org.kenes.dataset.cut.TextStatus;
import org.kenes.dataset.entry.CoalitionEntry;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.dataset.entry.Entry;
import org.kenes.dataset.entry.EventEntry;
import org.kenes.dataset.entry.EventFacts;
import org.kenes.dataset.entry.FieldEntry;
import org.kenes.dataset.entry.TextEntry;
import org.kenes.dataset.table.Sha256;
import org.kenes.lawtext.akn.AknReader;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.ledger.account.DispositionTree;
import org.kenes.ledger.account.Dispositions;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.entry.LedgerRecord.LogOpened;
import org.kenes.ledger.entry.LedgerRecord.ReleaseMade;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.opinion.Stance;
import org.kenes.sample.Nation;
import org.kenes.sample.Nation.Meeting;
import org.kenes.sample.Nation.Voice;
import org.kenes.sample.Sample;
import org.kenes.sample.Settings;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// The synthetic nation in a log of its own, and beside it what opens its entries: what a server's
/// record and vault hold, without a server. Openings are a file that is read once from front to
/// back.
final class NationLog implements Openings, Sources {
    private static final String ORIGIN = "bench.example/nation";
    private static final Instant AT = Instant.parse("2031-05-26T04:00:00Z");
    private static final int CHUNK = 8_192;

    private final Path folder;
    private final Nation nation;
    private final Map<String, byte[]> law = new TreeMap<>();
    private final SigningKey key = key(ORIGIN, KeyType.ED25519);
    private final SigningKey clock = key(ORIGIN + "/clock", KeyType.COSIGNATURE);
    private final LogWriter writer;

    NationLog(Path folder, int people, long events, long opinions) {
        this.folder = folder;
        this.writer =
                LogWriter.open(
                        folder.resolve("log"),
                        folder.resolve("log.tmp"),
                        Durability.NONE,
                        Head.EMPTY);
        Map<String, Provisions> provisions = new TreeMap<>();
        for (String lang : Sample.LANGUAGES) {
            String name = "law." + lang + ".txt";
            var imported = LawReader.read(Sample.law(lang), ReadOptions.named(name));
            law.put(lang, AknWriter.write(imported.getFirst().expression()));
            provisions.put(
                    lang,
                    Provisions.of(
                            AknReader.read(
                                            law.getOrDefault(lang, new byte[0]),
                                            ReadOptions.named(name))
                                    .expression()));
        }
        Map<String, Map<String, String>> units = new TreeMap<>();
        provisions.forEach((lang, all) ->
                all.basicUnits()
                        .forEach(row ->
                                units.computeIfAbsent(row.wId(), wid -> new TreeMap<>())
                                        .put(lang, row.textHash())));
        nation =
                new Nation(
                        Settings.of(
                                        units.entrySet().stream()
                                                .map(u -> new Nation.Unit(u.getKey(), u.getValue()))
                                                .toList(),
                                        Sample.places(),
                                        Sample.coalitions(),
                                        Sample.organisations())
                                .sizes(people, events, opinions, 0));
    }

    private static SigningKey key(String name, KeyType type) {
        return SigningKey.ofSeed(name, type, Hash.sha256(name.getBytes(UTF_8)).bytes());
    }

    /// Writes the log and the openings.
    void write() throws IOException {
        List<LogEntry> first = new ArrayList<>();
        Map<String, Object> opened =
                new TreeMap<>(new LogOpened(ORIGIN, key.verifier(), 0, null).members());
        opened.put("clock", clock.verifier().toString());
        first.add(new LogEntry.Public(1, opened));
        Map<String, String> files = new TreeMap<>();
        law.forEach((lang, bytes) -> files.put(lang, Sha256.of(bytes)));
        LocalDate day = nation.settings().from();
        first.add(
                act(new TextEntry.Draft("draft-1", files, Map.of("en", "Charter"), "draft", day)));
        first.add(
                act(
                        new FieldEntry.PlaceImport(
                                Sha256.of(Sample.placesCsv()), Sample.places().size())));
        nation.settings()
                .coalitions()
                .forEach(it ->
                        first.add(
                                act(
                                        new CoalitionEntry.Coalition(
                                                it.id(), it.position(), it.names()))));
        nation.organisations()
                .forEach(it ->
                        first.add(
                                act(
                                        new CoalitionEntry.Organisation(
                                                it.id(),
                                                it.kind(),
                                                it.role(),
                                                it.coalition(),
                                                it.parent(),
                                                it.place(),
                                                it.names(),
                                                null,
                                                it.joined(),
                                                it.left()))));
        append(first.stream().map(LogEntry::bytes).toList());
        chunks(nation.settings().events(), n -> events(nation.meeting(n)));
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(openings()), 1 << 20))) {
            for (long from = 0; from < nation.settings().opinions(); from += CHUNK) {
                long to = Math.min(nation.settings().opinions(), from + CHUNK);
                List<Compartments> made =
                        LongStream.range(from, to)
                                .parallel()
                                .mapToObj(n -> sealed(nation.voice(n)))
                                .toList();
                long index = writer.size();
                for (Compartments it : made) {
                    opening(index++, it, out);
                }
                append(made.stream().map(it -> it.commitment().entry(1).bytes()).toList());
            }
        }
    }

    private Path openings() {
        return folder.resolve("openings");
    }

    private void chunks(long size, LongFunction<List<byte[]>> make) {
        for (long from = 0; from < size; from += CHUNK) {
            append(
                    LongStream.range(from, Math.min(size, from + CHUNK))
                            .parallel()
                            .mapToObj(make)
                            .flatMap(List::stream)
                            .toList());
        }
    }

    private void append(List<byte[]> entries) {
        writer.writeTiles(writer.size(), entries.iterator());
    }

    private static LogEntry act(Entry.Public entry) {
        return new LogEntry.Public(entry.kind(), entry.members());
    }

    private static List<byte[]> events(Meeting it) {
        List<byte[]> entries = new ArrayList<>();
        var facts =
                new EventFacts(
                        it.organisers(),
                        it.place(),
                        it.venueKind(),
                        it.activity(),
                        it.format(),
                        it.nature(),
                        it.audiences(),
                        it.date(),
                        it.start(),
                        it.minutes(),
                        it.inWorkingHours());
        LocalDate announced = it.announced();
        if (announced != null) {
            entries.add(act(new EventEntry.EventAnnounced(it.id(), facts, announced)).bytes());
        }
        LocalDate reported = it.reported();
        if (reported != null) {
            var attended = it.attendance();
            entries.add(
                    act(new EventEntry.EventReport(
                                    it.id(),
                                    facts,
                                    new EventEntry.Attendance(
                                            attended.low(),
                                            attended.value(),
                                            attended.high(),
                                            attended.method(),
                                            attended.grade()),
                                    it.measures(),
                                    it.questions(),
                                    it.opinions(),
                                    it.photos(),
                                    null,
                                    "complete",
                                    it.by(),
                                    reported))
                            .bytes());
        }
        return entries;
    }

    private static Compartments sealed(Voice it) {
        var opinion =
                new DialogueEntry.Opinion(
                        "draft-1",
                        it.wid(),
                        it.hash(),
                        Stance.of(it.stance()),
                        new DialogueEntry.Circumstances(
                                it.lang(),
                                it.region(),
                                it.audience(),
                                it.day(),
                                it.channel(),
                                it.level(),
                                it.voices()),
                        it.text(),
                        Map.of());
        return Compartments.of(
                Hash.sha256(("secret " + it.number()).getBytes(UTF_8)).bytes(),
                new String(CanonicalJson.write(opinion.coded()), UTF_8),
                it.text(),
                "{}",
                "");
    }

    private static void opening(long index, Compartments it, DataOutputStream out)
            throws IOException {
        out.writeLong(index);
        out.writeUTF(it.part(Compartment.CODED).text());
        out.write(it.part(Compartment.CODED).salt());
        out.writeUTF(it.part(Compartment.TEXT).text());
        out.write(it.part(Compartment.TEXT).salt());
        out.write(it.commitment().rest().bytes());
        out.write(it.commitment().tail().bytes());
    }

    @Override
    public Cursor open(long size) {
        try {
            return new Walk(
                    new DataInputStream(
                            new BufferedInputStream(Files.newInputStream(openings()), 1 << 20)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Walk(DataInputStream in) implements Cursor {
        @Override
        public @Nullable Opening next() {
            try {
                long index = in.readLong();
                String coded = in.readUTF();
                byte[] codedSalt = in.readNBytes(Compartment.SALT);
                String text = in.readUTF();
                byte[] textSalt = in.readNBytes(Compartment.SALT);
                Hash rest = Hash.of(in.readNBytes(Hash.LENGTH));
                Hash tail = Hash.of(in.readNBytes(Hash.LENGTH));
                return text.isEmpty()
                        ? Opening.silent(index, coded, codedSalt, rest, TextStatus.NONE)
                        : Opening.spoken(
                                index, coded, codedSalt, new Opening.Words(text, textSalt, tail));
            } catch (EOFException e) {
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public byte[] law(String draft, String lang, String sha256) {
        return law.getOrDefault(lang, new byte[0]);
    }

    @Override
    public byte[] places(String sha256) {
        return Sample.placesCsv();
    }

    @Override
    public byte[] document(String sha256) {
        throw new IllegalStateException("this log names no other document");
    }

    Cut cut() {
        return new Cut(reader(), new Cut.Point(1, ORIGIN, writer.head(), AT), this, this);
    }

    private LogReader reader() {
        return new LogReader(Source.folder(folder.resolve("log")));
    }

    /// Puts the log beside a release: its disposition tree, its entry, both checkpoints.
    void release(Path release, Map<String, String> hashes) throws IOException {
        Path log = folder.resolve("log");
        Head head = writer.head();
        Dispositions dispositions =
                new Dispositions(ORIGIN, index -> reader().entry(index, head.size()));
        Iterator<byte[]> entries = reader().entries(0, head.size(), head.size());
        entries.forEachRemaining(dispositions::accept);
        Checkpoint tree =
                Checkpoint.parse(
                        DispositionTree.write(
                                        log,
                                        folder.resolve("log.tmp"),
                                        Durability.NONE,
                                        ORIGIN,
                                        1,
                                        dispositions,
                                        key)
                                .text());
        checkpoint("checkpoint." + head.size());
        ReleaseMade made =
                new ReleaseMade(
                        1, head, tree.root(), dispositions.counts(), hashes, "bench", Map.of());
        append(List.of(new LogEntry.Public(made.kind(), made.members()).bytes()));
        checkpoint("checkpoint");
        Files.writeString(log.resolve("log.vkey"), key.verifier() + "\n");
        Files.move(log, release.resolve("log"));
    }

    private void checkpoint(String name) throws IOException {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, writer.head());
        Files.write(
                folder.resolve("log").resolve(name),
                checkpoint.sign(key).with(clock.cosign(checkpoint, AT.getEpochSecond())).bytes());
    }
}
