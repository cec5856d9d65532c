package org.kenes.server.dialogue;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.dataset.entry.Entry;
import org.kenes.opinion.Stance;
import org.kenes.server.moderation.Moderation;
import org.kenes.server.record.Record;
import org.kenes.server.record.Recorded;
import org.kenes.server.shell.setup.GroupCommit;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Opinions on provisions. A slot has one answer in force per level: the same stance again changes
/// nothing, another one replaces it; both stay in the record and the last counts.
@Component
public class Opinions {
    public static final int LONGEST = 2_000;

    private static final String LOCK =
            "select pg_advisory_xact_lock(1, byte) from (select unnest(?::int[]) as byte) as"
                    + " stripes";
    private static final String IN_FORCE =
            """
            select slot, level, turn, dedup, code, stance, words, gone from dialogue.opinion
            where slot = any(?) and not replaced
            """;
    private static final String REPLACE =
            "update dialogue.opinion set replaced = true where dedup = any(?)";
    private static final String EARLIER =
            """
            select code from dialogue.opinion where slot = any(?) and not replaced and not gone
            order by id
            """;
    private static final String END_EARLIER =
            """
            update dialogue.opinion set replaced = true, replaced_by = ?
            where code = ? and not replaced and not gone returning dedup
            """;
    private static final String STORE =
            """
            insert into dialogue.opinion (dedup, code, slot, level, turn, draft, wid, hash, stance,
                lang, region, audience, said_on, channel, voices, words, replaced)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Drafts drafts;
    private final Margins margins;
    private final Record record;
    private final Moderation moderation;
    private final SlotSecret slotSecret;
    private final Settings settings;
    private final Clock clock;
    private final GroupCommit<Statement, Said> together;

    Opinions(
            JdbcClient jdbc,
            JdbcTemplate batches,
            Drafts drafts,
            Margins margins,
            Record record,
            Moderation moderation,
            SlotSecret slotSecret,
            TransactionTemplate transaction,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.drafts = drafts;
        this.margins = margins;
        this.record = record;
        this.moderation = moderation;
        this.slotSecret = slotSecret;
        this.settings = settings;
        this.clock = clock;
        this.together =
                new GroupCommit<>(
                        all -> transaction.execute(_ -> submitAll(all)),
                        it -> ByteBuffer.wrap(it.slot()));
    }

    /// Where the answer of one key on one wording counts.
    ///
    /// @param answerKey the 32 bytes of the cookie
    public byte[] slot(byte[] answerKey, Wording wording) {
        return new AnswerKey(answerKey)
                .slot(
                        slotSecret.bytes,
                        settings.dialogue().slug(),
                        wording.wid(),
                        wording.together());
    }

    /// What one key said about other wordings of a provision than this one, and what still stands.
    ///
    /// @param versions all published ones
    List<String> earlier(byte[] answerKey, Wording wording, List<Text> versions) {
        byte[][] slots =
                versions.stream()
                        .flatMap(it -> it.wording(wording.wid()).stream())
                        .filter(it -> !it.together().equals(wording.together()))
                        .map(it -> slot(answerKey, it))
                        .toArray(byte[][]::new);
        return slots.length == 0
                ? List.of()
                : jdbc.sql(EARLIER).param(slots).query(String.class).list();
    }

    /// The code of what stands in a slot, if anything does.
    Optional<String> inForce(byte[] slot) {
        return jdbc.sql(EARLIER).param(new byte[][] {slot}).query(String.class).list().stream()
                .findFirst();
    }

    /// In the transaction of the caller, if there is one.
    @Transactional
    public Said say(Statement statement) {
        return submitAll(List.of(statement)).getFirst();
    }

    /// As [#say], in one transaction with what others say at this moment.
    Said arrive(Statement statement) {
        return together.take(statement);
    }

    /// What would be recorded of this now, for its author to seal; empty if nothing would.
    @Transactional
    public Optional<Entry.Sealed> toSeal(Statement it) {
        Text current = drafts.current().orElse(null);
        Turn before = inForce(List.of(it)).get(Place.of(it));
        if (refusal(it, current) != null || before != null && before.saysAlready(it)) {
            return Optional.empty();
        }
        Wording wording =
                drafts.find(it.draft()).flatMap(seen -> seen.wording(it.wid())).orElseThrow();
        return Optional.of(entry(it, wording, margins.coarsening(it.whence()), current));
    }

    /// Each statement is taken as [#say] would take it, one after the other; what cannot be
    /// recorded does not keep the others from it.
    @Transactional
    public List<Said> submitAll(List<Statement> statements) {
        lock(statements);
        Coarsening coarsening =
                margins.coarsening(
                        statements.stream()
                                .map(Statement::whence)
                                .toArray(Statement.Whence[]::new));
        Text current = drafts.current().orElse(null);
        Map<Place, Turn> inForce = inForce(statements);
        List<Turn> fresh = new ArrayList<>();
        // A code of this very batch is known only after recording, so answers are asked for last.
        List<Supplier<Said>> answers = new ArrayList<>();
        for (Statement it : statements) {
            Said refusal = refusal(it, current);
            Turn before = inForce.get(Place.of(it));
            if (refusal != null) {
                answers.add(() -> refusal);
            } else if (before != null && before.saysAlready(it)) {
                answers.add(() -> new Said.Unchanged(before.code));
            } else {
                Turn turn = turn(it, before, coarsening, current);
                turn.replaces = it.replaces();
                inForce.put(Place.of(it), turn);
                fresh.add(turn);
                answers.add(turn::answer);
            }
        }
        List<Recorded> recorded = record.addAll(fresh.stream().map(Turn::submission).toList());
        for (int i = 0; i < fresh.size(); i++) {
            fresh.get(i).take(recorded.get(i));
        }
        fresh.removeIf(turn -> turn.refused);
        store(fresh);
        endEarlier(fresh);
        return answers.stream().map(Supplier::get).toList();
    }

    private void store(List<Turn> fresh) {
        List<byte[]> replaced = new ArrayList<>();
        for (Turn turn : fresh) {
            Turn before = turn.before;
            if (before != null) {
                if (!before.gone) {
                    record.supersede(before.dedup, turn.dedup);
                }
                before.replaced = true;
                replaced.add(before.dedup);
            }
        }
        if (!replaced.isEmpty()) {
            jdbc.sql(REPLACE).param(replaced.toArray(byte[][]::new)).update();
        }
        batches.batchUpdate(STORE, fresh.stream().map(Turn::row).toList());
        moderation.offer(fresh.stream().map(Turn::offer).toList());
    }

    /// What was said about an earlier wording gives way to what its author says now.
    private void endEarlier(List<Turn> fresh) {
        for (Turn turn : fresh) {
            for (String code : turn.replaces) {
                jdbc.sql(END_EARLIER)
                        .params(turn.code, code)
                        .query((row, n) -> row.getBytes("dedup"))
                        .optional()
                        .ifPresent(dedup -> record.supersede(dedup, turn.dedup));
            }
        }
    }

    /// One lock for all slots that begin with the same byte: enough to keep two taps of one person
    /// apart, few enough for a batch of thousands.
    private void lock(List<Statement> statements) {
        var stripes = new TreeSet<Integer>();
        statements.forEach(it -> stripes.add(it.slot()[0] & 0xff));
        jdbc.sql(LOCK).param(stripes.toArray(Integer[]::new)).query((row, n) -> n).list();
    }

    private Map<Place, Turn> inForce(List<Statement> statements) {
        byte[][] slots = statements.stream().map(Statement::slot).toArray(byte[][]::new);
        Map<Place, Turn> turns = new HashMap<>();
        jdbc.sql(IN_FORCE)
                .param(slots)
                .query(row -> {
                    int level = row.getInt("level");
                    turns.put(
                            new Place(hex(row.getBytes("slot")), level),
                            new Turn(
                                    row.getBytes("dedup"),
                                    row.getString("code"),
                                    row.getInt("turn"),
                                    Stance.of(row.getString("stance")),
                                    row.getString("words"),
                                    row.getBoolean("gone")));
                });
        return turns;
    }

    private @Nullable Said refusal(Statement it, @Nullable Text current) {
        Text seen = drafts.find(it.draft()).orElse(null);
        Wording wording = seen == null ? null : seen.wording(it.wid()).orElse(null);
        if (current == null || wording == null || !wording.hashes().containsKey(it.lang())) {
            return new Said.NoSuchProvision(it.draft(), it.wid());
        }
        boolean same =
                current.wording(it.wid())
                        .map(now -> now.together().equals(wording.together()))
                        .orElse(false);
        return same || it.evenIfChanged()
                ? null
                : new Said.VersionChanged(it.draft(), current.draft().id());
    }

    private Turn turn(
            Statement it, @Nullable Turn before, Coarsening coarsening, @Nullable Text current) {
        Wording wording =
                drafts.find(it.draft()).flatMap(seen -> seen.wording(it.wid())).orElseThrow();
        return new Turn(it.slot(), entry(it, wording, coarsening, current), before, it.seal());
    }

    private DialogueEntry.Opinion entry(
            Statement it, Wording wording, Coarsening coarsening, @Nullable Text current) {
        String hash = wording.hashes().get(it.lang());
        if (hash == null) {
            throw new IllegalStateException("no " + it.lang() + " wording of " + it.wid());
        }
        Statement.Whence whence = it.whence();
        var cell = coarsening.apply(whence.region(), whence.audience());
        LocalDate day = it.day() == null ? LocalDate.now(clock) : it.day();
        var how =
                new DialogueEntry.Circumstances(
                        it.lang(),
                        cell.region(),
                        cell.audience(),
                        day,
                        whence.channel(),
                        whence.level(),
                        whence.voices());
        String draft = it.evenIfChanged() || current == null ? it.draft() : current.draft().id();
        return new DialogueEntry.Opinion(
                draft, it.wid(), hash, it.stance(), how, it.words(), whence.provenance());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private record Place(String slot, int level) {
        static Place of(Statement it) {
            return new Place(hex(it.slot()), it.whence().level());
        }
    }
}
