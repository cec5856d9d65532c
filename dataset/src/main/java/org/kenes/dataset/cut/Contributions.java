package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.EntryKinds;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.table.Database;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tile.LogReader;
import org.kenes.opinion.Stance;
import org.kenes.opinion.duplicates.Duplicates;
import org.kenes.opinion.duplicates.Families;
import org.kenes.opinion.duplicates.Profile;
import org.kenes.opinion.duplicates.Text;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The sealed entries that count: each opening is held against its leaf in the log and becomes rows
/// of `contributions`, `openings` and `texts`, `statements` and `votes`. Only the words stay in
/// memory, for the search of near-duplicates.
final class Contributions {
    private static final int OPINION = 1;
    private static final int QUESTION = 2;
    private static final int PROPOSAL = 3;
    private static final int STATEMENT = Conversation.STATEMENT;
    private static final HexFormat HEX = HexFormat.of();

    private final Dispositions dispositions;
    private final Wordings wordings;
    private final Set<Long> answered;
    private final Map<Long, String> statementStates;
    private final Map<Long, LocalDate> questionDays = new HashMap<>();
    private final List<Long> proposals = new ArrayList<>();
    private final Map<Integer, List<Text<Long>>> words = new HashMap<>();

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

    /// Writes `contributions`, `openings`, `texts` and `families`.
    ///
    /// @param withheld entries that counted and have been erased since
    /// @throws InvalidInput if an opening is missing or does not fit its leaf
    void write(Database database, LogReader log, Openings openings, Set<Long> withheld) {
        long size = dispositions.size();
        try (Rows contributions = Rows.into(database, "contributions");
                Rows opened = Rows.into(database, "openings");
                Rows texts = Rows.into(database, "texts");
                Conversation conversation = new Conversation(database, statementStates);
                Openings.Cursor cursor = openings.open(size)) {
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
                    throw wrong(index, "counts, and nobody opens it");
                }
                if (!(LogEntry.parse(entry) instanceof LogEntry.Sealed sealed)
                        || !sealed.commitment().equals(next.commitment())) {
                    throw wrong(index, "the opening does not fit the leaf");
                }
                add(sealed.kind(), next, contributions, opened, texts, conversation);
            }
        }
        families(database);
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
            int kind,
            Opening opening,
            Rows contributions,
            Rows opened,
            Rows texts,
            Conversation conversation) {
        Map<String, Object> coded;
        try {
            coded = CanonicalJson.read(opening.coded().getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw wrong(opening.index(), "coded part: " + e.getMessage());
        }
        TextStatus said = dispositions.words(Math.toIntExact(opening.index()));
        boolean held = kind == STATEMENT && !conversation.shows(opening.index());
        Opening.Words shown = said == null && !held ? opening.words() : null;
        opened.add(
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
        conversation.add(kind, opening.index(), coded, shown == null ? null : shown.text());
        if (kind != OPINION && kind != QUESTION && kind != PROPOSAL) {
            return;
        }
        if (shown != null) {
            words.computeIfAbsent(kind, k -> new ArrayList<>())
                    .add(
                            new Text<>(
                                    opening.index(),
                                    shown.text(),
                                    Stance.of(optional(coded, "stance"))));
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
                List<Text<Long>> texts = words.getOrDefault(kind, List.of());
                for (Families.Family<Long> family : Duplicates.families(texts, Profile.STRICT)) {
                    for (long member : family.members()) {
                        rows.add(member, family.id(), family.size(), family.campaign());
                    }
                }
            }
        }
        words.clear();
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
