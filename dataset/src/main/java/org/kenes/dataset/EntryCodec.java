package org.kenes.dataset;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.Stance;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads entries back from what is published of them. The way out is [Entry.Public#members()] and
/// [Entry.Sealed#coded()].
public final class EntryCodec {
    private EntryCodec() {}

    /// A public entry of a kind that this program knows; empty for all other kinds.
    ///
    /// @throws IllegalArgumentException naming the member that is missing or wrong
    public static Optional<Entry.Public> read(int kind, Map<String, Object> members) {
        Fields in = new Fields(members);
        return Optional.ofNullable(
                switch (kind) {
                    case 32 ->
                            new Entry.Draft(
                                    in.text("draft"),
                                    in.texts("files"),
                                    in.texts("titles"),
                                    in.text("status"),
                                    in.date("published"));
                    case 33 -> new Entry.Lineage(in.text("from"), in.text("to"), in.text("sha256"));
                    case 34 ->
                            new Entry.ThemeMap(
                                    in.text("scheme"), in.text("draft"), in.text("sha256"));
                    case 35 ->
                            new Entry.Note(
                                    in.text("draft"),
                                    in.text("eid"),
                                    in.text("lang"),
                                    in.text("sha256"),
                                    in.text("office"));
                    case 40 ->
                            new Entry.Coalition(
                                    in.text("id"), in.text("position"), in.texts("names"));
                    case 41 -> organisation(in);
                    case 42 ->
                            new Entry.Membership(
                                    in.text("org"),
                                    in.maybeNumber("declared"),
                                    in.text("unit"),
                                    in.text("basis"),
                                    in.date("asOf"),
                                    in.maybeText("source"));
                    case 43 ->
                            new Entry.Interest(
                                    in.text("org"),
                                    in.text("statement"),
                                    in.text("paidBy"),
                                    in.date("day"));
                    case 44 ->
                            new Entry.SignOff(
                                    in.text("org"),
                                    in.text("what"),
                                    in.date("of"),
                                    in.text("sha256"),
                                    in.date("day"));
                    case 48 -> new Entry.PlaceImport(in.text("sha256"), in.number("rows"));
                    case 50 ->
                            new Entry.Form(
                                    in.text("id"),
                                    in.text("version"),
                                    in.text("md5"),
                                    in.text("sha256"),
                                    in.texts("media"),
                                    in.maybeText("mapping"));
                    case 51 ->
                            new Entry.FieldKey(
                                    in.text("keyId"),
                                    in.text("org"),
                                    in.text("place"),
                                    in.text("role"),
                                    in.date("issued"),
                                    in.maybeDate("expires"));
                    case 52 -> new Entry.FieldKeyRevoked(in.text("keyId"), in.date("day"));
                    case 56 ->
                            new Entry.EventAnnounced(
                                    in.text("event"), facts(in.object("plan")), in.date("day"));
                    case 58 ->
                            new Entry.EventCancelled(
                                    in.text("event"),
                                    in.text("reason"),
                                    in.text("by"),
                                    in.date("day"));
                    case 59 -> report(in);
                    case 60 ->
                            new Entry.EventState(
                                    in.text("event"),
                                    in.text("state"),
                                    in.text("reason"),
                                    in.text("by"),
                                    in.date("day"));
                    case 61 ->
                            new Entry.EventMerge(
                                    in.text("from"),
                                    in.text("into"),
                                    in.text("reason"),
                                    in.date("day"));
                    case 62 -> new Entry.EventUnmerge(in.text("event"), in.date("day"));
                    case 63 ->
                            new Entry.PhotoPublished(
                                    in.text("photo"),
                                    in.text("sha256"),
                                    in.text("event"),
                                    in.maybeDate("taken"),
                                    in.text("credit"),
                                    in.text("licence"),
                                    in.text("consent"),
                                    in.text("identifiable").equals("yes"),
                                    in.maybeText("consentRef"),
                                    in.texts("alt"),
                                    in.texts("renditions"));
                    case 64 ->
                            new Entry.PhotoTakedown(
                                    in.text("photo"), in.text("reason"), in.date("day"));
                    case 65 ->
                            new Entry.Signals(
                                    in.text("code"),
                                    in.number("raised"),
                                    in.number("open"),
                                    in.number("confirmed"),
                                    in.number("dismissed"),
                                    in.date("day"));
                    case 66 ->
                            new Entry.SecondEntry(
                                    in.text("report"),
                                    in.number("fields"),
                                    in.number("differing"),
                                    in.date("day"));
                    case 72 ->
                            new Entry.DrawAnnounced(
                                    in.text("drawId"),
                                    in.number("n"),
                                    in.number("m"),
                                    in.instant("T"),
                                    in.text("beaconRule"),
                                    in.list("checkers"),
                                    in.date("outcomesBy"));
                    case 73 ->
                            new Entry.DrawResult(
                                    in.text("drawId"),
                                    in.number("checkpoint"),
                                    in.text("root"),
                                    in.text("beacon"),
                                    in.number("population"),
                                    in.text("populationSha256"),
                                    in.text("sha256"),
                                    in.date("day"));
                    case 74 ->
                            new Entry.BackCheck(
                                    in.text("draw"),
                                    in.text("event"),
                                    in.text("part"),
                                    in.text("outcome"),
                                    in.maybeNumber("low"),
                                    in.maybeNumber("high"),
                                    in.text("by"),
                                    in.date("day"));
                    case 80 ->
                            new Entry.Answer(
                                    in.number("question"),
                                    in.text("office"),
                                    in.text("sha256"),
                                    in.list("refs"),
                                    in.date("day"));
                    case 81 ->
                            new Entry.Decision(
                                    in.number("proposal"),
                                    in.text("decision"),
                                    in.maybeText("body"),
                                    in.texts("reasons"),
                                    in.maybeText("draft"),
                                    in.maybeText("wid"),
                                    in.date("day"));
                    case 82 ->
                            new Entry.StatementState(
                                    in.number("statement"),
                                    in.text("state"),
                                    in.maybeText("rule"),
                                    in.date("day"));
                    case 83 ->
                            new Entry.Exposure(
                                    in.text("object"),
                                    in.text("channel"),
                                    in.number("shown"),
                                    in.number("answered"),
                                    in.date("day"));
                    case 88 ->
                            new Entry.KeysIssued(
                                    in.text("draft"),
                                    Math.toIntExact(in.number("level")),
                                    in.date("day"),
                                    in.number("issued"));
                    case 89 ->
                            new Entry.Setting(
                                    in.text("name"),
                                    in.text("before"),
                                    in.text("after"),
                                    in.text("reason"),
                                    in.date("day"));
                    case 96 ->
                            new Entry.Registration(
                                    in.text("what"),
                                    in.text("id"),
                                    in.text("sha256"),
                                    in.date("day"));
                    case 97 ->
                            new Entry.CutTaken(
                                    in.number("cut"),
                                    in.number("size"),
                                    in.text("root"),
                                    in.instant("at"),
                                    in.text("manifest"));
                    case 98 ->
                            new Entry.Correction(
                                    in.text("correction"),
                                    in.text("release"),
                                    in.text("what"),
                                    in.text("id"),
                                    in.text("was"),
                                    in.text("now"),
                                    in.text("why"),
                                    in.date("noticed"),
                                    in.instant("at"));
                    case 99 ->
                            new Entry.Access(
                                    in.text("release"),
                                    in.text("who"),
                                    in.instant("at"),
                                    in.text("purpose"));
                    case 100 ->
                            new Entry.LegalReview(
                                    in.text("release"),
                                    in.list("claims"),
                                    in.text("by"),
                                    in.text("decision"),
                                    in.text("note"));
                    case 101 ->
                            new Entry.Quotation(
                                    in.text("id"),
                                    in.text("lang"),
                                    in.flag("original"),
                                    in.maybeText("event"),
                                    in.text("speaker"),
                                    in.maybeText("office"),
                                    in.date("day"),
                                    in.text("text"),
                                    in.maybeText("recording"));
                    case 112 -> result(in, in.object("counts"));
                    case 113 ->
                            new Entry.Turnout(
                                    in.text("unit"),
                                    in.instant("at"),
                                    in.maybeNumber("voted"),
                                    in.maybeNumber("eligible"),
                                    in.maybeDecimal("pct"),
                                    in.text("source"));
                    case 114 ->
                            new Entry.Promise(
                                    in.text("id"),
                                    in.text("org"),
                                    in.maybeText("quotation"),
                                    in.maybeDate("due"),
                                    in.texts("texts"),
                                    in.maybeText("draft"),
                                    in.maybeText("wid"),
                                    in.maybeText("act"));
                    case 115 ->
                            new Entry.Progress(
                                    in.text("promise"),
                                    in.date("day"),
                                    in.text("status"),
                                    in.maybeNumber("evidence"),
                                    in.maybeText("act"));
                    default -> null;
                });
    }

    private static Entry.ReferendumResult result(Fields in, Fields counts) {
        return new Entry.ReferendumResult(
                in.text("unit"),
                in.flag("final"),
                in.instant("asOf"),
                counts.number("eligible"),
                counts.number("voted"),
                counts.maybeNumber("yes"),
                counts.maybeNumber("no"),
                counts.maybeNumber("invalid"),
                counts.maybeNumber("notCounted"),
                in.text("source"));
    }

    /// A sealed entry from its coded part and its words. What only auditors may see is empty.
    ///
    /// @param text the words, or empty when they are not disclosed
    /// @throws IllegalArgumentException naming the member that is missing or wrong
    public static Optional<Entry.Sealed> readCoded(
            int kind, Map<String, Object> coded, String text) {
        Fields in = new Fields(coded);
        return Optional.ofNullable(
                switch (kind) {
                    case 1 ->
                            new Entry.Opinion(
                                    in.text("draft"),
                                    in.text("wid"),
                                    in.text("hash"),
                                    Stance.of(in.text("stance")),
                                    circumstances(in),
                                    text,
                                    Map.of());
                    case 2 ->
                            new Entry.Question(
                                    in.text("draft"),
                                    in.text("wid"),
                                    circumstances(in),
                                    text,
                                    Map.of());
                    case 3 ->
                            new Entry.Proposal(
                                    in.text("draft"),
                                    in.text("wid"),
                                    in.text("hash"),
                                    circumstances(in, 1),
                                    text,
                                    Map.of());
                    case 4 ->
                            new Entry.FieldSubmission(
                                    in.text("form"),
                                    in.text("version"),
                                    in.date("date"),
                                    in.text("org"),
                                    in.text("region"),
                                    Math.toIntExact(in.number("attachments")),
                                    Map.of());
                    case 5 -> new Entry.FieldAttachment(Map.of());
                    case 6 ->
                            new Entry.Statement(
                                    in.text("lang"),
                                    Math.toIntExact(in.number("level")),
                                    in.date("date"),
                                    text,
                                    Map.of());
                    case 7 ->
                            new Entry.CardAnswer(
                                    in.number("card"),
                                    in.number("statement"),
                                    Math.toIntExact(in.number("value")),
                                    in.date("date"),
                                    Map.of());
                    default -> null;
                });
    }

    private static Entry.Circumstances circumstances(Fields in) {
        return circumstances(in, Math.toIntExact(in.number("voices")));
    }

    private static Entry.Circumstances circumstances(Fields in, int voices) {
        return new Entry.Circumstances(
                in.text("lang"),
                in.text("region"),
                in.text("audience"),
                in.date("date"),
                in.text("channel"),
                Math.toIntExact(in.number("level")),
                voices);
    }

    private static Entry.Organisation organisation(Fields in) {
        return new Entry.Organisation(
                in.text("id"),
                in.text("kind"),
                in.text("role"),
                in.maybeText("coalition"),
                in.maybeText("parent"),
                in.maybeText("place"),
                in.texts("names"),
                in.maybeText("registerNo"),
                in.maybeDate("joined"),
                in.maybeDate("left"));
    }

    private static Entry.EventFacts facts(Fields in) {
        return new Entry.EventFacts(
                in.list("organisers"),
                in.text("place"),
                in.maybeText("venueKind"),
                in.text("activity"),
                in.text("format"),
                in.text("nature"),
                in.list("audiences"),
                in.date("date"),
                in.maybeText("start"),
                in.maybeNumber("minutes"),
                in.text("inWorkingHours"));
    }

    private static Entry.EventReport report(Fields in) {
        Fields attended = in.object("attendance");
        return new Entry.EventReport(
                in.text("event"),
                facts(in.object("facts")),
                new Entry.Attendance(
                        attended.maybeNumber("low"),
                        attended.maybeNumber("value"),
                        attended.maybeNumber("high"),
                        attended.text("method"),
                        attended.text("grade")),
                in.numbers("measures"),
                in.number("questions"),
                in.number("opinions"),
                in.number("photos"),
                in.maybeText("paidFrom"),
                in.text("state"),
                in.text("by"),
                in.date("day"),
                in.objects("speakers").stream()
                        .map(it ->
                                new Entry.Speaker(
                                        it.text("capacity"),
                                        it.maybeText("org"),
                                        it.maybeText("name")))
                        .toList());
    }

    /// Members by type; whatever is missing or of another type is named.
    private record Fields(Map<String, Object> members) {
        private static IllegalArgumentException wrong(String name, String what) {
            return new IllegalArgumentException("member \"" + name + "\" " + what);
        }

        private static <T> T needed(@Nullable T value, String name) {
            if (value == null) {
                throw wrong(name, "is missing");
            }
            return value;
        }

        String text(String name) {
            return needed(maybeText(name), name);
        }

        @Nullable String maybeText(String name) {
            return switch (members.get(name)) {
                case null -> null;
                case String text -> text;
                default -> throw wrong(name, "is not a string");
            };
        }

        long number(String name) {
            return needed(maybeNumber(name), name);
        }

        @Nullable Long maybeNumber(String name) {
            return switch (members.get(name)) {
                case null -> null;
                case Long number -> number;
                default -> throw wrong(name, "is not an integer");
            };
        }

        boolean flag(String name) {
            if (members.get(name) instanceof Boolean flag) {
                return flag;
            }
            throw wrong(name, "is not true or false");
        }

        @Nullable BigDecimal maybeDecimal(String name) {
            String text = maybeText(name);
            try {
                return text == null ? null : new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw wrong(name, "is not a decimal number");
            }
        }

        LocalDate date(String name) {
            return needed(maybeDate(name), name);
        }

        @Nullable LocalDate maybeDate(String name) {
            String text = maybeText(name);
            try {
                return text == null ? null : LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw wrong(name, "is not a date");
            }
        }

        Instant instant(String name) {
            try {
                return Instant.parse(text(name));
            } catch (DateTimeException e) {
                throw wrong(name, "is not an instant");
            }
        }

        Fields object(String name) {
            return new Fields(map(name));
        }

        /// Missing is the same as empty.
        @SuppressWarnings("unchecked")
        List<Fields> objects(String name) {
            List<Fields> objects = new ArrayList<>();
            switch (members.get(name)) {
                case null -> {}
                case List<?> list -> {
                    for (Object item : list) {
                        if (!(item instanceof Map<?, ?> map)) {
                            throw wrong(name, "has an item that is not an object");
                        }
                        objects.add(new Fields((Map<String, Object>) map));
                    }
                }
                default -> throw wrong(name, "is not an array");
            }
            return objects;
        }

        @SuppressWarnings("unchecked")
        private Map<String, Object> map(String name) {
            if (members.get(name) instanceof Map<?, ?> map) {
                return (Map<String, Object>) map;
            }
            throw wrong(name, "is not an object");
        }

        Map<String, String> texts(String name) {
            Map<String, String> texts = new TreeMap<>();
            Fields in = object(name);
            in.members().keySet().forEach(key -> texts.put(key, in.text(key)));
            return texts;
        }

        Map<String, Long> numbers(String name) {
            Map<String, Long> numbers = new TreeMap<>();
            Fields in = object(name);
            in.members().keySet().forEach(key -> numbers.put(key, in.number(key)));
            return numbers;
        }

        List<String> list(String name) {
            if (!(members.get(name) instanceof List<?> list)) {
                throw wrong(name, "is not an array");
            }
            List<String> texts = new ArrayList<>();
            for (Object item : list) {
                if (!(item instanceof String text)) {
                    throw wrong(name, "has an item that is not a string");
                }
                texts.add(text);
            }
            return List.copyOf(texts);
        }
    }
}
