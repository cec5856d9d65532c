package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.entry.EntryKinds;
import org.kenes.dataset.table.Database;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tile.LogReader;
import org.kenes.opinion.Stance;
import org.kenes.opinion.duplicates.Families;
import org.kenes.opinion.duplicates.FamilySearch;
import org.kenes.opinion.duplicates.Profile;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The sealed entries that count: each opening is held against its leaf in the log and becomes rows
/// of `contributions`, `openings` and `texts`, `statements`, `votes`, `endorsements` and
/// `question_responses`. Only the words stay in memory, for the search of near-duplicates.
final class Contributions {
    private static final int OPINION = 1;
    private static final int QUESTION = 2;
    private static final int PROPOSAL = 3;
    private static final int STATEMENT = Conversation.STATEMENT;
    private static final HexFormat HEX = HexFormat.of();

    /// Openings that are held against their leaves at a time, on all processors.
    private static final int CHUNK = 4096;

    /// A counted entry and what is said to open it.
    private record Leaf(long index, byte[] entry, Opening opening) {}

    /// @param refused why the opening is none, or null
    private record Opened(
            int kind, Opening opening, Map<String, Object> coded, @Nullable InvalidInput refused) {}

    private final Dispositions dispositions;
    private final Wordings wordings;
    private final Set<Long> answered;
    private final Map<Long, String> statementStates;
    private final Map<Long, LocalDate> questionDays = new HashMap<>();
    private final List<Long> proposals = new ArrayList<>();
    private final Map<Integer, FamilySearch> words = new HashMap<>();
    private final Presses presses = new Presses();

    /// @param answered questions whose day is wanted
    /// @param statementStates index of a statement → what was decided about it
    Contributions(
            Dispositions dispositions,
            Wordings wordings,
            Set<Long> answered,
            Map<Long, String> statementStates) {
        this.dispositions = dispositions;
        this.wordings = wordings;
        this.answered = answered;
        this.statementStates = statementStates;
    }

    /// Writes `contributions`, `openings`, `texts`, `endorsements`, `question_responses` and
    /// `families`.
    ///
    /// @param withheld entries that counted and have been erased since
    /// @throws InvalidInput if an opening is missing or does not fit its leaf
    void write(Database database, LogReader log, Openings sealed, Set<Long> withheld) {
        long size = dispositions.size();
        try (Rows contributions = Rows.into(database, "contributions");
                Rows openings = Rows.into(database, "openings");
                Rows texts = Rows.into(database, "texts");
                Conversation conversation = new Conversation(database, statementStates);
                Openings.Cursor cursor = sealed.open(size)) {
            Consumer<Opened> sink =
                    opened -> add(opened, contributions, openings, texts, conversation);
            List<Leaf> chunk = new ArrayList<>(CHUNK);
            Iterator<byte[]> entries = log.entries(0, size, size);
            Opening next = cursor.next();
            for (int index = 0; index < size; index++) {
                byte[] entry = entries.next();
                if (!dispositions.counted(index) || withheld.contains((long) index)) {
                    continue;
                }
                while (next != null && next.index() < index) {
                    next = after(cursor, next);
                }
                if (next == null || next.index() != index) {
                    open(chunk, sink);
                    throw wrong(index, "counts, and nobody opens it");
                }
                chunk.add(new Leaf(index, entry, next));
                if (chunk.size() == CHUNK) {
                    open(chunk, sink);
                }
            }
            open(chunk, sink);
        }
        presses.write(database);
        families(database);
    }

    /// The first that does not fit is named, whoever finds it.
    private static void open(List<Leaf> chunk, Consumer<Opened> sink) {
        List<Opened> opened = chunk.parallelStream().map(Contributions::open).toList();
        chunk.clear();
        for (Opened it : opened) {
            if (it.refused() != null) {
                throw it.refused();
            }
            sink.accept(it);
        }
    }

    private static Opened open(Leaf leaf) {
        Opening opening = leaf.opening();
        try {
            if (!(LogEntry.parse(leaf.entry()) instanceof LogEntry.Sealed sealed)
                    || !sealed.commitment().equals(opening.commitment())) {
                return refused(opening, "the opening does not fit the leaf");
            }
            return new Opened(
                    sealed.kind(),
                    opening,
                    CanonicalJson.read(opening.coded().getBytes(StandardCharsets.UTF_8)),
                    null);
        } catch (IllegalArgumentException e) {
            return refused(opening, "coded part: " + e.getMessage());
        }
    }

    private static Opened refused(Opening opening, String why) {
        return new Opened(0, opening, Map.of(), wrong(opening.index(), why));
    }

    private static @Nullable Opening after(Openings.Cursor cursor, Opening last) {
        Opening next = cursor.next();
        if (next != null && next.index() <= last.index()) {
            throw new IllegalStateException(
                    "openings must ascend: " + next.index() + " after " + last.index());
        }
        return next;
    }

    private static InvalidInput wrong(long index, String what) {
        return new InvalidInput("log", 1, 1, "entry " + index + ": " + what);
    }

    private void add(
            Opened it, Rows contributions, Rows openings, Rows texts, Conversation conversation) {
        int kind = it.kind();
        Opening opening = it.opening();
        Map<String, Object> coded = it.coded();
        TextStatus said = dispositions.words(Math.toIntExact(opening.index()));
        boolean held = kind == STATEMENT && !conversation.shows(opening.index());
        Opening.Words shown = said == null && !held ? opening.words() : null;
        openings.add(
                opening.index(),
                opening.coded(),
                HEX.formatHex(opening.codedSalt()),
                shown == null ? opening.rest().hex() : null);
        if (shown != null) {
            texts.add(
                    opening.index(),
                    text(coded, opening, "lang"),
                    shown.text(),
                    HEX.formatHex(shown.salt()),
                    shown.tail().hex());
        }
        if (presses.take(kind, coded)) {
            return;
        }
        conversation.add(kind, opening.index(), coded, shown == null ? null : shown.text());
        if (kind != OPINION && kind != QUESTION && kind != PROPOSAL) {
            return;
        }
        if (shown != null) {
            words.computeIfAbsent(kind, _ -> new FamilySearch(Profile.STRICT))
                    .add(opening.index(), shown.text(), Stance.of(optional(coded, "stance")));
        }
        contribution(kind, coded, opening, status(said, opening), contributions);
    }

    private static TextStatus status(@Nullable TextStatus said, Opening opening) {
        if (said != null) {
            return said;
        }
        return opening.words() == null ? opening.undisclosed() : TextStatus.PUBLISHED;
    }

    private void contribution(
            int kind, Map<String, Object> coded, Opening opening, TextStatus status, Rows rows) {
        LocalDate day = LocalDate.parse(text(coded, opening, "date"));
        if (kind == QUESTION && answered.contains(opening.index())) {
            questionDays.put(opening.index(), day);
        }
        if (kind == PROPOSAL) {
            proposals.add(opening.index());
        }
        String draft = text(coded, opening, "draft");
        String lang = text(coded, opening, "lang");
        String wid = optional(coded, "wid");
        String hash = optional(coded, "hash");
        rows.add(
                opening.index(),
                EntryKinds.name(true, kind),
                draft,
                wid,
                optional(coded, "stance"),
                lang,
                optional(coded, "region"),
                optional(coded, "audience"),
                day,
                text(coded, opening, "channel"),
                coded.get("level") instanceof Long level ? level : 0L,
                coded.get("voices") instanceof Long voices ? voices : 1L,
                wordings.onCurrent(draft, lang, wid, hash),
                hash,
                status.code());
    }

    private static String text(Map<String, Object> coded, Opening opening, String member) {
        String text = optional(coded, member);
        if (text.isEmpty()) {
            throw wrong(opening.index(), "coded member \"" + member + "\" is missing");
        }
        return text;
    }

    private static String optional(Map<String, Object> coded, String member) {
        return coded.get(member) instanceof String text ? text : "";
    }

    private void families(Database database) {
        try (Rows rows = Rows.into(database, "families")) {
            for (int kind : List.of(OPINION, QUESTION, PROPOSAL)) {
                FamilySearch search = words.remove(kind);
                if (search == null) {
                    continue;
                }
                for (long[] family : search.families()) {
                    // Tables know days, so only the size can make a campaign.
                    boolean campaign = Families.campaign(family.length, 0);
                    for (long member : family) {
                        rows.add(member, family[0], (long) family.length, campaign);
                    }
                }
            }
        }
    }

    /// Every proposal that counts, ascending.
    List<Long> proposals() {
        return proposals;
    }

    /// Day of every answered question that counts.
    Map<Long, LocalDate> questionDays() {
        return questionDays;
    }
}
