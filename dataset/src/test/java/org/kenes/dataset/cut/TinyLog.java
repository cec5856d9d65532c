package org.kenes.dataset.cut;

import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.dataset.entry.Entry;
import org.kenes.dataset.entry.EventEntry;
import org.kenes.dataset.entry.EventFacts;
import org.kenes.dataset.entry.FieldEntry;
import org.kenes.dataset.entry.TextEntry;
import org.kenes.dataset.table.Sha256;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.akn.AknReader;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Head;
import org.kenes.opinion.Stance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// A small dialogue about the water of a fictional village, in a real log with real commitments.
final class TinyLog implements Openings, Sources {
    static final LocalDate DAY = LocalDate.of(2031, 5, 2);
    static final String PLACES =
            """
            code,parent,level,kind,name_kk,name_ru,name_en,population,population_as_of,population_source,valid_from,valid_to,successor
            QT,,0,country,Қ,К,Q,,,,,,
            QT-01,QT,1,region,А,А,A,5000,2031-01-01,count,,,
            QT-01-1,QT-01,2,district,Б,Б,B,,,,,,
            QT-01-11,QT-01-1,3,village,"В, үлкен",В,C,,,,,,
            QT-01-12,QT-01-1,3,village,Г,Г,D,,,,,,
            """;
    private static final String LAW =
            """
            Article 1. Water

            1. Water belongs to everybody.

            2. Nobody sells it.

            Article 2. Wells

            Wells stay open at night.
            """;

    private final List<byte[]> entries = new ArrayList<>();
    private final List<Opening> openings = new ArrayList<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private final byte[] law;
    final Provisions provisions;
    private Head head = Head.EMPTY;

    TinyLog() {
        law = AknWriter.write(read(LAW, "2031-04-01"));
        keep(law);
        provisions =
                Provisions.of(AknReader.read(law, ReadOptions.named("water.xml")).expression());
    }

    static Expression read(String text, String date) {
        return LawReader.read(
                        text.getBytes(StandardCharsets.UTF_8),
                        ReadOptions.named("water.en.txt")
                                .format(ReadOptions.Format.PASTE)
                                .work("/akn/qt/act/2031/water")
                                .date(date)
                                .title("Law on Water"))
                .getFirst()
                .expression();
    }

    /// @return its SHA-256, by which entries name it
    String keep(byte[] file) {
        String sha256 = Sha256.of(file);
        files.put(sha256, file);
        return sha256;
    }

    Provisions.Row article(int number) {
        return provisions.basicUnits().get(number - 1);
    }

    int act(Entry.Public entry) {
        return act(entry.kind(), entry.members());
    }

    int act(int kind, Map<String, Object> members) {
        entries.add(new LogEntry.Public(kind, members).bytes());
        return entries.size() - 1;
    }

    /// Seals an entry; its words are shown if there are any.
    int seal(Entry.Sealed entry) {
        int index = entries.size();
        byte[] secret = new byte[32];
        secret[0] = (byte) index;
        secret[1] = (byte) (index >> 8);
        String coded = new String(CanonicalJson.write(entry.coded()), StandardCharsets.UTF_8);
        Compartments parts =
                Compartments.of(
                        secret,
                        coded,
                        entry.text(),
                        new String(CanonicalJson.write(entry.provenance()), StandardCharsets.UTF_8),
                        "");
        entries.add(parts.commitment().entry(entry.kind()).bytes());
        byte[] salt = parts.part(Compartment.CODED).salt();
        openings.add(
                entry.text().isEmpty()
                        ? Opening.silent(
                                index, coded, salt, parts.commitment().rest(), TextStatus.NONE)
                        : Opening.spoken(
                                index,
                                coded,
                                salt,
                                new Opening.Words(
                                        entry.text(),
                                        parts.part(Compartment.TEXT).salt(),
                                        parts.commitment().tail())));
        return index;
    }

    int opinion(int article, Stance stance, int level, String text) {
        return seal(
                new DialogueEntry.Opinion(
                        "water-1",
                        article(article).wId(),
                        article(article).textHash(),
                        stance,
                        circumstances(level),
                        text,
                        Map.of("serial", entries.size() + "")));
    }

    int question(String text) {
        return seal(
                new DialogueEntry.Question(
                        "water-1", article(1).wId(), circumstances(1), text, Map.of()));
    }

    static DialogueEntry.Circumstances circumstances(int level) {
        return new DialogueEntry.Circumstances("en", "QT-01", "", DAY, "self", level, 1);
    }

    static EventFacts facts(String place, String organiser, LocalDate day) {
        return new EventFacts(
                List.of(organiser),
                place,
                "school",
                "meeting",
                "in_person",
                "information",
                List.of("teachers", "farmers"),
                day,
                "18:00",
                90L,
                "no");
    }

    void draft() {
        act(
                new TextEntry.Draft(
                        "water-1",
                        Map.of("en", Sha256.of(law)),
                        Map.of("kk", "Су туралы", "ru", "О воде", "en", "On Water"),
                        "draft",
                        LocalDate.of(2031, 4, 1)));
    }

    void places() {
        act(new FieldEntry.PlaceImport(Sha256.of(PLACES.getBytes(StandardCharsets.UTF_8)), 5));
    }

    void report(String event, EventFacts facts, long attended, String state) {
        act(
                new EventEntry.EventReport(
                        event,
                        facts,
                        new EventEntry.Attendance(
                                attended - 2, attended, attended + 3, "headcount", "C"),
                        Map.of("leaflets", 7L),
                        2,
                        3,
                        1,
                        "own",
                        state,
                        facts.organisers().getFirst(),
                        facts.date().plusDays(1)));
    }

    int size() {
        return entries.size();
    }

    /// Writes the log into a folder.
    LogReader log(Path folder) throws IOException {
        Path root = Files.createDirectories(folder.resolve("log"));
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        LogWriter writer = LogWriter.open(root, temporary, Durability.NONE, Head.EMPTY);
        head = writer.writeTiles(0, entries.iterator());
        return new LogReader(Source.folder(root));
    }

    Cut.Point point() {
        return new Cut.Point(1, "water.example/log", head, Instant.parse("2031-06-01T10:00:00Z"));
    }

    @Override
    public Cursor open(long size) {
        Iterator<Opening> all = openings.iterator();
        return new Cursor() {
            @Override
            public Opening next() {
                return all.hasNext() ? all.next() : null;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public byte[] law(String draft, String lang, String sha256) {
        return file(sha256);
    }

    private byte[] file(String sha256) {
        byte[] file = files.get(sha256);
        if (file == null) {
            throw new IllegalArgumentException("nobody kept " + sha256);
        }
        return file;
    }

    @Override
    public byte[] document(String sha256) {
        return file(sha256);
    }

    @Override
    public byte[] places(String sha256) {
        return PLACES.getBytes(StandardCharsets.UTF_8);
    }

    void dropOpening(int index) {
        openings.removeIf(opening -> opening.index() == index);
    }
}
