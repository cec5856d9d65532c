package org.kenes.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kenes.dataset.cut.Cut;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.opinion.Stance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Every kind has an example, survives the log and feeds a table.
class EntryCodecTest {
    /// Kinds that no table repeats: whoever asks about them reads the entries.
    private static final Set<String> READ_IN_THE_LOG =
            Set.of("note", "form", "field-key", "field-key-revoked", "setting", "legal-review");

    private static final LocalDate DAY = LocalDate.of(2031, 5, 2);
    private static final Map<String, String> NAMES = Map.of("kk", "К", "ru", "Р", "en", "E");

    private static List<Entry> examples() {
        Entry.EventFacts facts =
                new Entry.EventFacts(
                        List.of("o1", "o2"),
                        "QT-01",
                        null,
                        "meeting",
                        "online",
                        "unstated",
                        List.of(),
                        DAY,
                        null,
                        null,
                        "unknown");
        Entry.Circumstances how = new Entry.Circumstances("kk", "", "students", DAY, "paper", 0, 3);
        List<Entry> all = new ArrayList<>();
        all.add(new Entry.Opinion("d", "", "", Stance.NONE, how, "сөз", Map.of()));
        all.add(new Entry.Question("d", "art_1", how, "", Map.of()));
        Entry.Circumstances own = new Entry.Circumstances("ru", "QT", "", DAY, "self", 1, 1);
        all.add(new Entry.Proposal("d", "art_1", "00", own, "сөз\n---\nсебеп", Map.of()));
        all.add(new Entry.FieldSubmission("f", "1", DAY, "o", "", 2, Map.of()));
        all.add(new Entry.FieldAttachment(Map.of()));
        all.add(new Entry.Form("f", "1", "m", "s", Map.of("a.csv", "00"), null));
        all.add(new Entry.FieldKey("0011", "o", "QT", "reporter", DAY, null));
        all.add(new Entry.FieldKeyRevoked("0011", DAY));
        all.add(new Entry.Draft("d", Map.of("kk", "00"), NAMES, "final", DAY));
        all.add(new Entry.Coalition("c", "none", NAMES));
        all.add(
                new Entry.Organisation(
                        "o", "ngo", "member", "c", null, null, NAMES, "12", DAY, null));
        all.add(new Entry.Membership("o", null, "persons", "law", DAY, "register"));
        all.add(new Entry.Interest("o", "", "members", DAY));
        all.add(new Entry.SignOff("o", "membership", DAY, "00", DAY));
        all.add(new Entry.Signals("late", 4, 2, 1, 1, DAY));
        all.add(new Entry.SecondEntry("00112233", 20, 1, DAY));
        all.add(new Entry.PlaceImport("00", 12));
        all.add(new Entry.EventAnnounced("e", facts, DAY));
        all.add(new Entry.EventCancelled("e", "weather", "o1", DAY));
        all.add(
                new Entry.EventReport(
                        "e",
                        facts,
                        new Entry.Attendance(null, null, null, "not_counted", "X"),
                        Map.of("leaflets", 4L),
                        1,
                        2,
                        3,
                        null,
                        "held",
                        "o1",
                        DAY,
                        List.of(
                                new Entry.Speaker("expert", null, "A. B."),
                                new Entry.Speaker("party", "o1", null))));
        all.add(new Entry.EventState("e", "refuted", "backcheck", "o3", DAY));
        all.add(new Entry.EventMerge("e", "f", "co_hosted", DAY));
        all.add(new Entry.EventUnmerge("e", DAY));
        all.add(
                new Entry.PhotoPublished(
                        "p",
                        "00",
                        "e",
                        DAY,
                        "A. B.",
                        "cc-by-4.0",
                        "scene",
                        false,
                        null,
                        NAMES,
                        Map.of("1280", "00")));
        all.add(new Entry.PhotoTakedown("p", "person-asked", DAY));
        all.add(
                new Entry.DrawAnnounced(
                        "d1",
                        60,
                        4,
                        Instant.parse("2031-05-02T10:00:00Z"),
                        "none",
                        List.of("o3"),
                        DAY));
        all.add(new Entry.DrawResult("d1", 90, "root", "", 1000, "00", "11", DAY));
        all.add(new Entry.BackCheck("d1", "e", "national", "refuted", null, null, "o3", DAY));
        all.add(new Entry.Lineage("d1", "d2", "00"));
        all.add(new Entry.ThemeMap("principles", "d2", "00"));
        all.add(new Entry.Note("d2", "art_1", "kk", "00", "office"));
        all.add(new Entry.Answer(4, "office", "00", List.of("art_1"), DAY));
        all.add(new Entry.Decision(5, "declined", "office", NAMES, null, null, DAY));
        all.add(new Entry.Decision(5, "accepted", "office", NAMES, "d", "art_1", DAY));
        all.add(new Entry.Decision(5, "under-review", null, Map.of(), null, null, DAY));
        all.add(new Entry.Statement("kk", 1, DAY, "Су ортақ болсын.", Map.of()));
        all.add(new Entry.CardAnswer(77, 4, -1, DAY, Map.of()));
        all.add(new Entry.StatementState(4, "shown", null, DAY));
        all.add(new Entry.Exposure("statement:4", "self", 120, 97, DAY));
        all.add(new Entry.KeysIssued("d", 1, DAY, 9));
        all.add(new Entry.Setting("window", "", "EMBARGO", "law", DAY));
        all.add(new Entry.Registration("figure", "events.held", "00", DAY));
        all.add(new Entry.CutTaken(1, 9, "r", Instant.parse("2031-05-02T10:00:00Z"), "00"));
        Instant noon = Instant.parse("2031-06-17T07:00:00Z");
        all.add(new Entry.Correction("k1", "r", "figure", "f", "1", "2", "late", DAY, noon));
        all.add(new Entry.Access("r", "ministry", noon, "to answer questions"));
        all.add(new Entry.LegalReview("r", List.of("c1", "c2"), "lawyer", "cleared", "art. 7"));
        all.add(new Entry.Quotation("q", "kk", true, null, "A", "office", DAY, "сөз", "00"));
        all.add(
                new Entry.ReferendumResult(
                        "QT", true, noon, 100, 60, 40L, 15L, 4L, 1L, "commission"));
        all.add(new Entry.Turnout("QT", noon, null, 100L, new BigDecimal("17.98"), "press"));
        all.add(new Entry.Promise("p", "o", null, DAY, NAMES, "d", "art_5", "law 12"));
        all.add(new Entry.Progress("p", DAY, "done", 5L, null));
        return all;
    }

    @Test
    void everyKindIsReadBackFromTheLog() {
        for (Entry entry : examples()) {
            switch (entry) {
                case Entry.Public act -> {
                    byte[] bytes = new LogEntry.Public(act.kind(), act.members()).bytes();
                    LogEntry.Public read = (LogEntry.Public) LogEntry.parse(bytes);
                    assertThat(EntryCodec.read(read.kind(), read.members())).contains(act);
                }
                case Entry.Sealed sealed ->
                        assertThat(
                                        EntryCodec.readCoded(
                                                sealed.kind(), sealed.coded(), sealed.text()))
                                .contains(sealed);
            }
        }
    }

    @Test
    void noKindIsWithoutAnExampleOrATable() {
        Set<Integer> exampled = new TreeSet<>();
        examples().forEach(entry -> exampled.add(entry.kind()));
        Class<?>[] kinds = Entry.class.getDeclaredClasses();
        long records =
                Arrays.stream(kinds)
                        .filter(k -> k.isRecord() && Entry.class.isAssignableFrom(k))
                        .count();
        assertThat(exampled).hasSize((int) records);
        for (Entry entry : examples()) {
            EntryKinds.Kind kind =
                    EntryKinds.all().stream()
                            .filter(k ->
                                    k.code() == entry.kind()
                                            && k.sealed() == entry instanceof Entry.Sealed)
                            .findFirst()
                            .orElseThrow();
            if (READ_IN_THE_LOG.contains(kind.name())) {
                assertThat(kind.feeds()).describedAs(kind.name()).isEmpty();
                continue;
            }
            assertThat(kind.feeds()).describedAs(kind.name()).isNotEmpty();
            assertThat(Cut.TABLES).containsAnyElementsOf(kind.feeds());
        }
    }

    @Test
    void aMissingMemberIsNamed() {
        Map<String, Object> members = new TreeMap<>(new Entry.KeysIssued("d", 1, DAY, 9).members());
        members.remove("issued");
        assertThatThrownBy(() -> EntryCodec.read(88, members)).hasMessageContaining("issued");
    }
}
