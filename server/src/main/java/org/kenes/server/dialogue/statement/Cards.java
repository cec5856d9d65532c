package org.kenes.server.dialogue.statement;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.vote.Routing;
import org.kenes.server.dialogue.AnswerKey;
import org.kenes.server.dialogue.Said;
import org.kenes.server.dialogue.SlotSecret;
import org.kenes.server.record.Record;
import org.kenes.server.record.Recorded;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.GroupCommit;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Answers to statements, kept together on cards without a name. A card has one answer in force per
/// statement; a later one replaces it, and both stay in the record.
@Component
public class Cards {
    private static final String LOCK =
            "select pg_advisory_xact_lock(2, low) from (select unnest(?::int[]) as low) as cards";
    private static final String IN_FORCE =
            """
            select a.card, a.statement, a.turn, a.value, a.dedup from dialogue.card_answer a
            where a.card = any(?) and not a.replaced
            """;
    private static final String STANDING =
            """
            select s.code, a.value from dialogue.card_answer a
            join dialogue.statement s on s.id = a.statement
            where a.card = ? and not a.replaced and not s.gone order by s.idx
            """;
    private static final String STORE =
            "insert into dialogue.card_answer (dedup, card, statement, turn, value) values (?, ?,"
                    + " ?, ?, ?)";
    private static final String REPLACE =
            "update dialogue.card_answer set replaced = true where dedup = any(?)";
    private static final String ANSWERED =
            """
            insert into dialogue.exposure (statement, channel, answered) values (?, ?, ?)
            on conflict (statement, channel) do update
            set answered = dialogue.exposure.answered + excluded.answered
            """;
    private static final String CANDIDATES =
            """
            select s.id, s.code, s.idx, coalesce(sum(e.answered), 0) as answers
            from dialogue.statement s
            left join dialogue.exposure e on e.statement = s.id
            where s.state in ('shown', 'meta') and not s.gone and (?::text is null or s.lang = ?)
            group by s.id order by s.idx
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Statements statements;
    private final Record record;
    private final SlotSecret slotSecret;
    private final Routing routing;
    private final String dialogue;
    private final Clock clock;
    private final GroupCommit<Answering, Said> together;

    Cards(
            JdbcClient jdbc,
            JdbcTemplate batches,
            Statements statements,
            Record record,
            SlotSecret slotSecret,
            TransactionTemplate transaction,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.statements = statements;
        this.record = record;
        this.slotSecret = slotSecret;
        this.dialogue = settings.dialogue().slug();
        this.routing = new Routing(routingSeed(dialogue));
        this.clock = clock;
        this.together =
                new GroupCommit<>(all -> transaction.execute(_ -> answerAll(all)), Answering::card);
    }

    /// The seed of the lottery, known to everybody: what a card sees next it can recheck.
    private static Seed routingSeed(String dialogue) {
        return Seed.ofCut(new byte[32], "statements of " + dialogue);
    }

    /// The number of the card of an answer key.
    public long card(byte[] answerKey) {
        return slotSecret.card(new AnswerKey(answerKey), dialogue);
    }

    /// One answer as it arrives.
    ///
    /// @param value 1 agree, −1 disagree, 0 pass
    /// @param day null: today
    public record Answering(
            long card, String statement, int value, String channel, @Nullable LocalDate day) {}

    private record InForce(int turn, int value, byte[] dedup) {}

    private record Fresh(
            Answering answering,
            Statements.Found statement,
            int turn,
            @Nullable InForce before,
            Submission submission) {}

    /// In the transaction of the caller, if there is one.
    @Transactional
    public Said answer(Answering answering) {
        return answerAll(List.of(answering)).getFirst();
    }

    /// As [#answer], in one transaction with what others answer at this moment.
    Said arrive(Answering answering) {
        return together.take(answering);
    }

    /// Answers of one list are taken one after the other; a card answers a statement once per list.
    @Transactional
    public List<Said> answerAll(List<Answering> answerings) {
        lock(answerings);
        Map<Long, Map<Long, InForce>> cards =
                inForce(answerings.stream().map(Answering::card).distinct().toArray(Long[]::new));
        List<Said> said = new ArrayList<>();
        List<Fresh> fresh = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        Map<String, Optional<Statements.Found>> found = new HashMap<>();
        for (Answering it : answerings) {
            Optional<Statements.Found> statement =
                    found.computeIfAbsent(it.statement(), statements::find)
                            .filter(Statements.Found::answerable);
            if (statement.isEmpty()) {
                said.add(new Said.NoSuchProvision("", it.statement()));
                continue;
            }
            InForce before = cards.getOrDefault(it.card(), Map.of()).get(statement.get().id());
            if (before != null && before.value() == it.value()) {
                said.add(new Said.Unchanged(it.statement()));
                continue;
            }
            places.add(said.size());
            said.add(new Said.Unchanged(it.statement()));
            fresh.add(fresh(it, statement.get(), before));
        }
        List<Stored> stored = store(fresh);
        for (int i = 0; i < stored.size(); i++) {
            Recorded.Accepted accepted = stored.get(i).accepted();
            said.set(places.get(i), new Said.Recorded(accepted.code(), accepted.secret()));
        }
        return said;
    }

    /// One lock for all cards whose numbers end in the same 16 bits.
    private void lock(List<Answering> answerings) {
        var low = new TreeSet<Integer>();
        answerings.forEach(it -> low.add((int) (it.card() & 0xffff)));
        jdbc.sql(LOCK).param(low.toArray(Integer[]::new)).query((row, n) -> n).list();
    }

    /// Card → statement → what is in force there.
    private Map<Long, Map<Long, InForce>> inForce(Long... cards) {
        Map<Long, Map<Long, InForce>> answers = new HashMap<>();
        jdbc.sql(IN_FORCE)
                .param(cards)
                .query(row -> {
                    answers.computeIfAbsent(row.getLong("card"), _ -> new HashMap<>())
                            .put(
                                    row.getLong("statement"),
                                    new InForce(
                                            row.getInt("turn"),
                                            row.getInt("value"),
                                            row.getBytes("dedup")));
                });
        return answers;
    }

    private Fresh fresh(Answering it, Statements.Found statement, @Nullable InForce before) {
        int turn = before == null ? 0 : before.turn() + 1;
        LocalDate day = it.day() == null ? LocalDate.now(clock) : it.day();
        var entry =
                new DialogueEntry.CardAnswer(
                        it.card(), statement.index(), it.value(), day, Map.of());
        var key =
                new SubmissionKey(
                        "dialogue/card-answer", it.card() + " " + it.statement() + " " + turn);
        byte[] request = Integer.toString(it.value()).getBytes(StandardCharsets.UTF_8);
        return new Fresh(it, statement, turn, before, new Submission(key, request, () -> entry));
    }

    private record Stored(Fresh fresh, Recorded.Accepted accepted) {
        Object[] row() {
            Answering it = fresh.answering();
            return new Object[] {
                accepted.dedup(), it.card(), fresh.statement().id(), fresh.turn(), it.value()
            };
        }
    }

    private List<Stored> store(List<Fresh> all) {
        List<Recorded> recorded = record.addAll(all.stream().map(Fresh::submission).toList());
        List<Stored> stored = new ArrayList<>();
        List<byte[]> replaced = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Fresh fresh = all.get(i);
            if (!(recorded.get(i) instanceof Recorded.Accepted accepted)) {
                // Row and entry are stored together, and the card is locked: this cannot be.
                throw new IllegalStateException(
                        "turn " + fresh.turn() + " of a card is recorded but not stored");
            }
            stored.add(new Stored(fresh, accepted));
            InForce before = fresh.before();
            if (before != null) {
                record.supersede(before.dedup(), accepted.dedup());
                replaced.add(before.dedup());
            }
        }
        if (!replaced.isEmpty()) {
            jdbc.sql(REPLACE).param(replaced.toArray(byte[][]::new)).update();
        }
        batches.batchUpdate(STORE, stored.stream().map(Stored::row).toList());
        countFirstAnswers(all);
        return stored;
    }

    /// One row of a statement and channel is written once for all of a batch, and last: everybody
    /// else who answers waits for it.
    private void countFirstAnswers(List<Fresh> all) {
        record Exposure(long statement, String channel) {}
        SortedMap<Exposure, Long> counts =
                new TreeMap<>(
                        Comparator.comparingLong(Exposure::statement)
                                .thenComparing(Exposure::channel));
        all.stream()
                .filter(it -> it.before() == null)
                .map(it -> new Exposure(it.statement().id(), it.answering().channel()))
                .forEach(it -> counts.merge(it, 1L, Long::sum));
        counts.forEach(
                (it, n) -> jdbc.sql(ANSWERED).params(it.statement(), it.channel(), n).update());
    }

    /// What stands on a card: code of each statement and the answer in force, oldest first.
    Map<String, Integer> standing(long card) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        jdbc.sql(STANDING)
                .param(card)
                .query(row -> {
                    answers.put(row.getString("code"), row.getInt("value"));
                });
        return answers;
    }

    /// The statement that the lottery shows next.
    ///
    /// @param card its number, or null before there is one; then `visit` stands for it in the draw
    /// @param lang only statements in this language, or null for all
    Optional<Statements.Found> next(@Nullable Long card, String visit, @Nullable String lang) {
        Map<Long, InForce> answered =
                card == null ? Map.of() : inForce(card).getOrDefault(card, Map.of());
        List<Routing.Candidate> candidates = new ArrayList<>();
        Map<String, String> codes = new HashMap<>();
        jdbc.sql(CANDIDATES)
                .params(java.util.Arrays.asList(lang, lang))
                .query(row -> {
                    if (!answered.containsKey(row.getLong("id"))) {
                        String id = row.getString("idx");
                        codes.put(id, row.getString("code"));
                        candidates.add(new Routing.Candidate(id, row.getLong("answers")));
                    }
                });
        String participant = card == null ? visit : Long.toString(card);
        return routing.next(participant, answered.size(), candidates)
                .flatMap(id -> statements.find(codes.getOrDefault(id, "")));
    }
}
