package org.kenes.dataset.entry;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What a release rests on and answers for: settings, registrations, cuts, corrections, words that
/// are quoted.
public sealed interface ReleaseEntry extends Entry.Public {

    /// Answer keys handed out: the bound for distinct persons.
    record KeysIssued(String draft, int level, LocalDate day, long issued) implements ReleaseEntry {
        @Override
        public int kind() {
            return 88;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("draft", draft).put("level", (long) level);
            return members.put("day", day).put("issued", issued).map();
        }

        static KeysIssued read(Fields in) {
            return new KeysIssued(
                    in.text("draft"),
                    Math.toIntExact(in.number("level")),
                    in.date("day"),
                    in.number("issued"));
        }
    }

    /// A setting of the dialogue was changed: a legal profile, a legal window, a level.
    ///
    /// @param before empty if it was not set
    record Setting(String name, String before, String after, String reason, LocalDate day)
            implements ReleaseEntry {
        @Override
        public int kind() {
            return 89;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("name", name).put("before", before);
            return members.put("after", after).put("reason", reason).put("day", day).map();
        }

        static Setting read(Fields in) {
            return new Setting(
                    in.text("name"),
                    in.text("before"),
                    in.text("after"),
                    in.text("reason"),
                    in.date("day"));
        }
    }

    /// Something fixed in public before it is used.
    record Registration(String what, String id, String sha256, LocalDate day)
            implements ReleaseEntry {
        @Override
        public int kind() {
            return 96;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("what", what)
                    .put("id", id)
                    .put("sha256", sha256)
                    .put("day", day)
                    .map();
        }

        static Registration read(Fields in) {
            return new Registration(
                    in.text("what"), in.text("id"), in.text("sha256"), in.date("day"));
        }
    }

    /// A cut was taken.
    record CutTaken(long cut, long size, String root, Instant at, String manifestSha256)
            implements ReleaseEntry {
        @Override
        public int kind() {
            return 97;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("cut", cut).put("size", size).put("root", root);
            return members.put("at", at).put("manifest", manifestSha256).map();
        }

        static CutTaken read(Fields in) {
            return new CutTaken(
                    in.number("cut"),
                    in.number("size"),
                    in.text("root"),
                    in.instant("at"),
                    in.text("manifest"));
        }
    }

    /// Something published was wrong.
    ///
    /// @param what `figure`, `claim`, `table`, `text` or `photo`
    /// @param thing the id of what was wrong
    record Correction(
            String id,
            String release,
            String what,
            String thing,
            String was,
            String now,
            String why,
            LocalDate noticed,
            Instant published)
            implements ReleaseEntry {
        @Override
        public int kind() {
            return 98;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("correction", id).put("release", release);
            members.put("what", what).put("id", thing).put("was", was).put("now", now);
            return members.put("why", why).put("noticed", noticed).put("at", published).map();
        }

        static Correction read(Fields in) {
            return new Correction(
                    in.text("correction"),
                    in.text("release"),
                    in.text("what"),
                    in.text("id"),
                    in.text("was"),
                    in.text("now"),
                    in.text("why"),
                    in.date("noticed"),
                    in.instant("at"));
        }
    }

    /// Somebody sees a release before it is published.
    ///
    /// @param who a role or an organisation
    record Access(String release, String who, Instant at, String purpose) implements ReleaseEntry {
        @Override
        public int kind() {
            return 99;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("release", release).put("who", who);
            return members.put("at", at).put("purpose", purpose).map();
        }

        static Access read(Fields in) {
            return new Access(
                    in.text("release"), in.text("who"), in.instant("at"), in.text("purpose"));
        }
    }

    /// Somebody who knows the law has looked at claims of a release that touch it.
    ///
    /// @param claims ids in that release
    /// @param by in what capacity: `lawyer`
    /// @param decision `cleared` or `refused`
    record LegalReview(String release, List<String> claims, String by, String decision, String note)
            implements ReleaseEntry {
        @Override
        public int kind() {
            return 100;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("release", release).put("claims", claims);
            return members.put("by", by).put("decision", decision).put("note", note).map();
        }

        static LegalReview read(Fields in) {
            return new LegalReview(
                    in.text("release"),
                    in.list("claims"),
                    in.text("by"),
                    in.text("decision"),
                    in.text("note"));
        }
    }

    /// Somebody's words in one language, as spoken or as approved by the speaker.
    ///
    /// @param original whether this is the language of delivery
    /// @param event the meeting at which they were said, or null
    /// @param office of the speaker on that day, in this language, or null
    /// @param recording SHA-256 of recording or transcript, or null
    record Quotation(
            String id,
            String lang,
            boolean original,
            @Nullable String event,
            String speaker,
            @Nullable String office,
            LocalDate day,
            String text,
            @Nullable String recording)
            implements ReleaseEntry {
        @Override
        public int kind() {
            return 101;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("id", id).put("lang", lang).put("original", original);
            members.put("event", event).put("speaker", speaker).put("office", office);
            return members.put("day", day).put("text", text).put("recording", recording).map();
        }

        static Quotation read(Fields in) {
            return new Quotation(
                    in.text("id"),
                    in.text("lang"),
                    in.flag("original"),
                    in.maybeText("event"),
                    in.text("speaker"),
                    in.maybeText("office"),
                    in.date("day"),
                    in.text("text"),
                    in.maybeText("recording"));
        }
    }

    /// A poll that somebody else took and published, with what the law wants said beside it.
    ///
    /// @param years for which the entity has taken polls, or null
    /// @param noticeRef its notice to the electoral body, or null
    /// @param question as it was asked, by language; empty where nobody told
    /// @param respondents null where nobody told
    /// @param margin of error in percentage points at 95 %, or null
    record PollNotice(
            String poll,
            @Nullable String entity,
            @Nullable Long years,
            @Nullable String noticeRef,
            @Nullable String orderedBy,
            @Nullable String paidBy,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String method,
            Map<String, String> question,
            @Nullable Long respondents,
            @Nullable BigDecimal margin,
            @Nullable String source,
            List<PollItem> items)
            implements ReleaseEntry {
        @Override
        public int kind() {
            return 102;
        }

        @Override
        public Map<String, Object> members() {
            var notice = new Members().put("poll", poll).put("entity", entity);
            notice.put("yearsOfPractice", years).put("noticeRef", noticeRef);
            notice.put("orderedBy", orderedBy).put("paidBy", paidBy);
            notice.put("fieldFrom", from).put("fieldTo", to).put("method", method);
            notice.put("exactQuestion", question).put("n", respondents);
            notice.put("marginOfError", margin == null ? null : margin.toPlainString());
            notice.put("source", source);
            notice.put("results", items.stream().map(PollItem::members).toList());
            return new Members().put("notice", notice.map()).map();
        }

        static PollNotice read(Fields in) {
            Fields notice = in.object("notice");
            return new PollNotice(
                    notice.text("poll"),
                    notice.maybeText("entity"),
                    notice.maybeNumber("yearsOfPractice"),
                    notice.maybeText("noticeRef"),
                    notice.maybeText("orderedBy"),
                    notice.maybeText("paidBy"),
                    notice.maybeDate("fieldFrom"),
                    notice.maybeDate("fieldTo"),
                    notice.maybeText("method"),
                    notice.maybeTexts("exactQuestion"),
                    notice.maybeNumber("n"),
                    notice.maybeDecimal("marginOfError"),
                    notice.maybeText("source"),
                    notice.objects("results").stream().map(PollItem::read).toList());
        }
    }

    /// One number of a poll.
    ///
    /// @param composition answers that are added up in it: `support`, `partly`, `oppose`, `none`,
    ///   joined with `+`
    /// @param base `respondents`, `respondents-aware` or `voters`
    /// @param baseSize null where nobody told
    record PollItem(
            String item,
            String composition,
            String base,
            @Nullable Long baseSize,
            BigDecimal percent) {
        private Map<String, Object> members() {
            var members = new Members().put("item", item).put("composition", composition);
            members.put("base", base).put("baseN", baseSize);
            return members.put("pct", percent.toPlainString()).map();
        }

        private static PollItem read(Fields in) {
            return new PollItem(
                    in.text("item"),
                    in.text("composition"),
                    in.text("base"),
                    in.maybeNumber("baseN"),
                    in.decimal("pct"));
        }
    }
}
