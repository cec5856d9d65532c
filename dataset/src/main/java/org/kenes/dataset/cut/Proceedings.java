package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.ReferendumEntry;
import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.dataset.entry.TrackerEntry;
import org.kenes.dataset.table.Database;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the office publishes about its own releases, what was said, and what came of the text: the
/// vote and the promises. A later entry with the same key replaces an earlier one.
final class Proceedings {
    private static final int DECIMALS = 6;

    private record Grant(String release, String who, Instant at) implements Comparable<Grant> {
        @Override
        public int compareTo(Grant other) {
            int order = release.compareTo(other.release);
            order = order == 0 ? who.compareTo(other.who) : order;
            return order == 0 ? at.compareTo(other.at) : order;
        }
    }

    /// One step of a promise, or one published hour of a unit.
    private record Step(String of, String at, String source) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int order = of.compareTo(other.of);
            order = order == 0 ? at.compareTo(other.at) : order;
            return order == 0 ? source.compareTo(other.source) : order;
        }
    }

    private record Made(
            long idx,
            String kind,
            long cut,
            Instant at,
            String manifest,
            @Nullable String supersedes) {}

    private final SortedMap<String, Made> releases = new TreeMap<>();
    private final SortedMap<String, ReleaseEntry.PollNotice> polls = new TreeMap<>();
    private final SortedMap<String, ReleaseEntry.Correction> corrections = new TreeMap<>();
    private final SortedMap<Grant, ReleaseEntry.Access> accesses = new TreeMap<>();
    private final SortedMap<Step, ReleaseEntry.Quotation> quotations = new TreeMap<>();
    private final SortedMap<Step, ReferendumEntry.ReferendumResult> results = new TreeMap<>();
    private final SortedMap<Step, ReferendumEntry.Turnout> turnout = new TreeMap<>();
    private final SortedMap<String, TrackerEntry.Promise> promises = new TreeMap<>();
    private final SortedMap<Step, TrackerEntry.Progress> progress = new TreeMap<>();

    void add(ReleaseEntry.Correction it) {
        corrections.put(it.id(), it);
    }

    void add(ReleaseEntry.Access it) {
        accesses.put(new Grant(it.release(), it.who(), it.at()), it);
    }

    /// @param made members of a release's entry; one that does not tell its hour has no row
    void addRelease(long idx, Map<String, Object> made) {
        if (made.get("label") instanceof String id
                && made.get("kind") instanceof String kind
                && made.get("cut") instanceof Long cut
                && made.get("at") instanceof String at
                && made.get("files") instanceof Map<?, ?> files
                && files.get("manifest.json") instanceof String manifest) {
            String supersedes = made.get("supersedes") instanceof String it ? it : null;
            releases.put(id, new Made(idx, kind, cut, Instant.parse(at), manifest, supersedes));
        }
    }

    void add(ReleaseEntry.PollNotice it) {
        polls.put(it.poll(), it);
    }

    void add(ReleaseEntry.Quotation it) {
        quotations.put(new Step(it.id(), it.lang(), ""), it);
    }

    void add(ReferendumEntry.ReferendumResult it) {
        results.put(new Step(it.unit(), it.last() ? "final" : "preliminary", ""), it);
    }

    void add(ReferendumEntry.Turnout it) {
        turnout.put(new Step(it.unit(), it.at().toString(), it.source()), it);
    }

    void add(TrackerEntry.Promise it) {
        promises.put(it.id(), it);
    }

    void add(TrackerEntry.Progress it) {
        progress.put(new Step(it.promise(), it.day().toString(), ""), it);
    }

    void write(Database database) {
        writeReleases(database);
        writePolls(database);
        writeVote(database);
        writePromises(database);
    }

    private void writeReleases(Database database) {
        try (Rows rows = Rows.into(database, "releases")) {
            releases.forEach((id, it) ->
                    rows.add(
                            id,
                            it.idx(),
                            it.kind(),
                            it.cut(),
                            it.at(),
                            it.manifest(),
                            it.supersedes()));
        }
        try (Rows rows = Rows.into(database, "corrections")) {
            corrections
                    .values()
                    .forEach(it ->
                            rows.add(
                                    it.id(),
                                    it.release(),
                                    it.what(),
                                    it.thing(),
                                    it.was(),
                                    it.now(),
                                    it.why(),
                                    it.noticed(),
                                    it.published()));
        }
        try (Rows rows = Rows.into(database, "access_log")) {
            accesses.values()
                    .forEach(it -> rows.add(it.release(), it.who(), it.at(), it.purpose()));
        }
        try (Rows rows = Rows.into(database, "quotations")) {
            quotations
                    .values()
                    .forEach(it ->
                            rows.add(
                                    it.id(),
                                    it.lang(),
                                    it.original(),
                                    it.event(),
                                    it.speaker(),
                                    it.office(),
                                    it.day(),
                                    it.text(),
                                    it.recording()));
        }
    }

    private void writePolls(Database database) {
        try (Rows rows = Rows.into(database, "polls")) {
            polls.values()
                    .forEach(it ->
                            rows.add(
                                    it.poll(),
                                    it.entity(),
                                    it.years(),
                                    it.noticeRef(),
                                    it.orderedBy(),
                                    it.paidBy(),
                                    it.from(),
                                    it.to(),
                                    it.method(),
                                    it.respondents(),
                                    decimals(it.margin()),
                                    it.source()));
        }
        try (Rows rows = Rows.into(database, "poll_results")) {
            for (ReleaseEntry.PollNotice poll : polls.values()) {
                SortedMap<String, ReleaseEntry.PollItem> items = new TreeMap<>();
                poll.items().forEach(it -> items.put(it.item(), it));
                items.values()
                        .forEach(it ->
                                rows.add(
                                        poll.poll(),
                                        it.item(),
                                        it.composition(),
                                        it.base(),
                                        it.baseSize(),
                                        decimals(it.percent())));
            }
        }
    }

    private static @Nullable BigDecimal decimals(@Nullable BigDecimal number) {
        return number == null ? null : number.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    private void writeVote(Database database) {
        try (Rows rows = Rows.into(database, "referendum")) {
            results.values()
                    .forEach(it ->
                            rows.add(
                                    it.unit(),
                                    it.last(),
                                    it.asOf(),
                                    it.eligible(),
                                    it.voted(),
                                    it.yes(),
                                    it.no(),
                                    it.invalid(),
                                    it.notCounted(),
                                    it.source()));
        }
        try (Rows rows = Rows.into(database, "turnout")) {
            for (ReferendumEntry.Turnout it : turnout.values()) {
                rows.add(
                        it.unit(),
                        it.at(),
                        it.voted(),
                        it.eligible(),
                        decimals(it.percent()),
                        it.source());
            }
        }
    }

    /// Steps of promises that nobody made are left out.
    private void writePromises(Database database) {
        try (Rows rows = Rows.into(database, "promises")) {
            promises.values()
                    .forEach(it ->
                            rows.add(
                                    it.id(),
                                    it.organisation(),
                                    it.quotation(),
                                    it.due(),
                                    in(it.texts(), "kk"),
                                    in(it.texts(), "ru"),
                                    in(it.texts(), "en")));
        }
        try (Rows rows = Rows.into(database, "progress")) {
            for (TrackerEntry.Progress it : progress.values()) {
                LocalDate day = it.day();
                if (promises.containsKey(it.promise())) {
                    rows.add(it.promise(), day, it.status(), it.evidence());
                }
            }
        }
    }

    private static String in(Map<String, String> texts, String lang) {
        return texts.getOrDefault(lang, texts.values().stream().findFirst().orElse("—"));
    }
}
