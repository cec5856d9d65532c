package org.kenes.dataset.entry;

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
import java.util.stream.Stream;

/// Every kind has an example, survives the log and feeds a table.
class EntryCodecTest {
    /// Kinds that no table repeats: whoever asks about them reads the entries.
    private static final Set<String> READ_IN_THE_LOG =
            Set.of(
                    "note",
                    "code-list",
                    "form",
                    "field-key",
                    "field-key-revoked",
                    "setting",
                    "legal-review");

    private static final LocalDate DAY = LocalDate.of(2031, 5, 2);
    private static final Map<String, String> NAMES = Map.of("kk", "К", "ru", "Р", "en", "E");

    private static List<Entry> examples() {
        EventFacts facts =
                new EventFacts(
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
                        "unknown",
                        List.of("kk", "und"),
                        "by_invitation");
        DialogueEntry.Circumstances how =
                new DialogueEntry.Circumstances("kk", "", "students", DAY, "paper", 0, 3);
        List<Entry> all = new ArrayList<>();
        all.add(new DialogueEntry.Opinion("d", "", "", Stance.NONE, how, "сөз", Map.of()));
        all.add(new DialogueEntry.Question("d", "art_1", how, "", Map.of()));
        DialogueEntry.Circumstances own =
                new DialogueEntry.Circumstances("ru", "QT", "", DAY, "self", 1, 1);
        all.add(new DialogueEntry.Proposal("d", "art_1", "00", own, "сөз\n---\nсебеп", Map.of()));
        all.add(new ReportEntry.FieldSubmission("f", "1", DAY, "o", "", 2, Map.of()));
        all.add(new ReportEntry.FieldAttachment(Map.of()));
        all.add(new FieldEntry.Form("f", "1", "m", "s", Map.of("a.csv", "00"), null));
        all.add(new FieldEntry.FieldKey("0011", "o", "QT", "reporter", DAY, null));
        all.add(new FieldEntry.FieldKeyRevoked("0011", DAY));
        all.add(new TextEntry.Draft("d", Map.of("kk", "00"), NAMES, "final", DAY));
        all.add(new CoalitionEntry.Coalition("c", "none", NAMES));
        all.add(
                new CoalitionEntry.Organisation(
                        "o", "ngo", "member", "c", null, null, NAMES, "12", DAY, null));
        all.add(new CoalitionEntry.Membership("o", null, "persons", "law", DAY, "register"));
        all.add(new FieldEntry.PlaceImport("00", 12));
        all.add(
                new FieldEntry.CodeList(
                        "audience",
                        List.of(
                                new FieldEntry.CodeList.Code("herders", NAMES, null),
                                new FieldEntry.CodeList.Code("sailors", NAMES, DAY)),
                        DAY));
        all.add(new EventEntry.EventAnnounced("e", facts, DAY));
        all.add(new EventEntry.EventChanged("e", facts, DAY));
        all.add(new EventEntry.EventCancelled("e", "weather", "o1", DAY));
        all.add(
                new EventEntry.EventReport(
                        "e",
                        facts,
                        new EventEntry.Attendance(null, null, null, "not_counted", "X"),
                        Map.of("leaflets", 4L),
                        1,
                        2,
                        3,
                        null,
                        "held",
                        "o1",
                        DAY,
                        List.of(
                                new EventEntry.Speaker("expert", null, "A. B.", Map.of()),
                                new EventEntry.Speaker("party", "o1", null, Map.of()))));
        all.add(new EventEntry.EventState("e", "refuted", "backcheck", "o3", DAY));
        all.add(new EventEntry.EventMerge("e", "f", "co_hosted", DAY));
        all.add(new EventEntry.EventUnmerge("e", DAY));
        all.add(new CoalitionEntry.Interest("o", "", "members", DAY));
        all.add(new CoalitionEntry.SignOff("o", "membership", DAY, "00", DAY));
        all.add(new CheckEntry.Signals("late", 4, 2, 1, 1, DAY));
        all.add(new CheckEntry.SecondEntry("00112233", 20, 1, DAY));
        all.add(
                new FieldEntry.PhotoPublished(
                        "p",
                        "00",
                        "e",
                        DAY,
                        "A. B.",
                        "A. B.",
                        "cc-by-4.0",
                        "scene",
                        false,
                        null,
                        NAMES,
                        Map.of("1280", "00")));
        all.add(
                new EventEntry.EventSpeakers(
                        "e",
                        List.of(
                                new EventEntry.Speaker("party", "o1", "A. B.", NAMES),
                                new EventEntry.Speaker("citizen", null, null, Map.of())),
                        DAY));
        all.add(new FieldEntry.PhotoTakedown("p", "person-asked", DAY));
        all.add(
                new CheckEntry.DrawAnnounced(
                        "d1",
                        60,
                        4,
                        Instant.parse("2031-05-02T10:00:00Z"),
                        "none",
                        List.of("o3"),
                        DAY));
        all.add(new CheckEntry.DrawResult("d1", 90, "root", "", 1000, "00", "11", DAY));
        all.add(new CheckEntry.BackCheck("d1", "e", "national", "refuted", null, null, "o3", DAY));
        all.add(new TextEntry.Lineage("d1", "d2", "00"));
        all.add(new TextEntry.ThemeMap("principles", "d2", "00"));
        all.add(new TextEntry.Note("d2", "art_1", "kk", "00", "office"));
        all.add(new ReplyEntry.Answer(4, "office", "00", List.of("art_1"), DAY));
        all.add(new ReplyEntry.Decision(5, "declined", "office", NAMES, null, null, DAY));
        all.add(new ReplyEntry.Decision(5, "accepted", "office", NAMES, "d", "art_1", DAY));
        all.add(new ReplyEntry.Decision(5, "under-review", null, Map.of(), null, null, DAY));
        all.add(new DialogueEntry.Statement("kk", 1, DAY, "Су ортақ болсын.", Map.of()));
        all.add(new DialogueEntry.CardAnswer(77, 4, -1, DAY, Map.of()));
        all.add(new DialogueEntry.Endorsement(4, Stance.OPPOSE, DAY, Map.of()));
        all.add(new DialogueEntry.Endorsement(4, Stance.NONE, DAY, Map.of()));
        for (DialogueEntry.Response.Says says : DialogueEntry.Response.Says.values()) {
            all.add(new DialogueEntry.Response(4, says, DAY, Map.of()));
        }
        all.add(new ReplyEntry.StatementState(4, "shown", null, DAY));
        all.add(new ReplyEntry.Exposure("statement:4", "self", 120, 97, DAY));
        all.add(new ReleaseEntry.KeysIssued("d", 1, DAY, 9));
        all.add(new ReleaseEntry.Setting("window", "", "EMBARGO", "law", DAY));
        all.add(new ReleaseEntry.Registration("figure", "events.held", "00", DAY));
        all.add(new ReleaseEntry.CutTaken(1, 9, "r", Instant.parse("2031-05-02T10:00:00Z"), "00"));
        Instant noon = Instant.parse("2031-06-17T07:00:00Z");
        all.add(new ReleaseEntry.Correction("k1", "r", "figure", "f", "1", "2", "late", DAY, noon));
        all.add(new ReleaseEntry.Access("r", "ministry", noon, "to answer questions"));
        all.add(
                new ReleaseEntry.LegalReview(
                        "r", List.of("c1", "c2"), "lawyer", "cleared", "art. 7"));
        all.add(new ReleaseEntry.Quotation("q", "kk", true, null, "A", "office", DAY, "сөз", "00"));
        all.add(poll(DAY));
        all.add(
                new ReferendumEntry.ReferendumResult(
                        "QT", true, noon, 100, 60, 40L, 15L, 4L, 1L, "commission"));
        all.add(
                new ReferendumEntry.Turnout(
                        "QT", noon, null, 100L, new BigDecimal("17.98"), "press"));
        all.add(new TrackerEntry.Promise("p", "o", null, DAY, NAMES, "d", "art_5", NAMES));
        all.add(new TrackerEntry.Progress("p", DAY, "done", 5L, Map.of()));
        return all;
    }

    private static ReleaseEntry.PollNotice poll(LocalDate day) {
        return new ReleaseEntry.PollNotice(
                "p-1",
                "Institute",
                7L,
                "notice 4",
                "a party",
                "a party",
                day,
                day.plusDays(9),
                "telephone",
                Map.of("en", "Do you support it?"),
                1_200L,
                new BigDecimal("2.8"),
                "press",
                List.of(
                        new ReleaseEntry.PollItem(
                                "headline",
                                "support+partly",
                                "respondents-aware",
                                null,
                                new BigDecimal("78.8")),
                        new ReleaseEntry.PollItem(
                                "fully",
                                "support",
                                "respondents",
                                1_200L,
                                new BigDecimal("31.7"))));
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
        assertThat(exampled).hasSize((int) records(Entry.class).count());
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

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EntryCodecTest::records)
                : Stream.of(type);
    }

    @Test
    void aMissingMemberIsNamed() {
        Map<String, Object> members =
                new TreeMap<>(new ReleaseEntry.KeysIssued("d", 1, DAY, 9).members());
        members.remove("issued");
        assertThatThrownBy(() -> EntryCodec.read(88, members)).hasMessageContaining("issued");
    }
}
