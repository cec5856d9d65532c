package org.kenes.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.Entry;
import org.kenes.ledger.entry.LedgerRecord;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.receipt.Acknowledgement;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;
import org.kenes.server.record.Entries.Row;
import org.kenes.server.record.vault.Envelope;
import org.kenes.server.record.vault.Envelope.Unsealed;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The only way into the ledger. An entry is added inside the caller's transaction: the row and the
/// entry are stored together or not at all. What is acknowledged will be logged.
///
/// The acknowledgement must not leave the process before the transaction has committed.
@Component
public class Record {
    private static final String ANNOUNCE =
            """
            insert into record.ledger_entry (dedup, entry, code, received_at, seq)
            values (:dedup, :entry, :code, :received, nextval('record.entry_seq'))
            on conflict (dedup) do nothing
            """;
    private static final String INTENT =
            """
            insert into record.ledger_intent (kind, target, by, members) values (:kind, :target, :by, :members)
            """;
    private static final String INDEX =
            "select idx from record.ledger_entry where dedup = :dedup and idx is not null";

    private static final int WORTH_SHARING = 32;

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Entries entries;
    private final Randomness randomness;
    private final Clock clock;
    private final String origin;
    private final Duration mergeWithin;

    Record(
            JdbcClient jdbc,
            Keys keys,
            Entries entries,
            Randomness randomness,
            Clock clock,
            Settings settings) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.entries = entries;
        this.randomness = randomness;
        this.clock = clock;
        this.origin = settings.record().origin();
        this.mergeWithin = settings.record().mergeWithin();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Recorded add(Submission submission) {
        return addAll(List.of(submission)).getFirst();
    }

    /// Adds many at once; the answers are in the order of the submissions. Keys must differ within
    /// one call.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Recorded> addAll(List<Submission> submissions) {
        Map<Hash, Submission> byDedup = new LinkedHashMap<>();
        for (Submission submission : submissions) {
            if (byDedup.put(Hash.of(submission.key().dedup()), submission) != null) {
                throw new IllegalArgumentException(
                        "the same submission key twice in one call: " + submission.key());
            }
        }
        Map<Hash, Row> known = entries.known(byDedup.keySet());
        Map<Hash, Unsealed> fresh = new LinkedHashMap<>();
        Map<Hash, Envelope> own = new LinkedHashMap<>();
        byDedup.forEach((dedup, submission) -> {
            if (!known.containsKey(dedup)) {
                Entry entry = submission.entry().get();
                OwnSeal seal = submission.seal();
                Envelope theirs = seal == null ? null : seal.over(entry);
                if (seal == null) {
                    fresh.put(dedup, Unsealed.of(entry, randomness));
                } else if (theirs != null) {
                    own.put(dedup, theirs);
                }
            }
        });
        Map<Hash, Envelope> made = sealed(fresh);
        made.putAll(own);
        Instant received = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        store(made, byDedup, received, known);
        List<Recorded> answers = new ArrayList<>();
        byDedup.forEach((dedup, submission) -> {
            Envelope mine = made.get(dedup);
            answers.add(
                    mine != null
                            ? new Recorded.Accepted(
                                    dedup.bytes(),
                                    mine.code().toString(),
                                    () -> ack(mine.leaf(), received),
                                    mine.secret())
                            : repeated(dedup, known.get(dedup), submission));
        });
        return answers;
    }

    /// Key arithmetic is most of the work of a batch, and each entry stands alone. The order of the
    /// map stays.
    private static Map<Hash, Envelope> sealed(Map<Hash, Unsealed> fresh) {
        var stream = fresh.values().stream();
        List<Envelope> done =
                (fresh.size() < WORTH_SHARING ? stream : stream.parallel())
                        .map(Unsealed::seal)
                        .toList();
        Map<Hash, Envelope> made = new LinkedHashMap<>();
        var envelopes = done.iterator();
        fresh.keySet().forEach(dedup -> made.put(dedup, envelopes.next()));
        return made;
    }

    /// The contribution `target` is replaced by `by`; both stay in the log, the last counts.
    @Transactional(propagation = Propagation.MANDATORY)
    public void supersede(byte[] target, byte[] by) {
        jdbc.sql(INTENT)
                .param("kind", 7)
                .param("target", target)
                .param("by", by)
                .param("members", "{}")
                .update();
    }

    /// A moderator excludes `target` or brings it back. An exclusion of what is excluded has no
    /// effect and is not logged.
    ///
    /// @param act its own target is filled in when `target` has its place
    @Transactional(propagation = Propagation.MANDATORY)
    public void moderate(byte[] target, LedgerRecord.Moderation act) {
        Map<String, Object> members = new TreeMap<>(act.members());
        members.remove("target");
        jdbc.sql(INTENT)
                .param("kind", act.kind())
                .param("target", target)
                .param("by", null)
                .param("members", new String(CanonicalJson.write(members), UTF_8))
                .update();
    }

    /// An act that the ledger itself understands and that names no place: a release, a policy.
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(SubmissionKey key, LedgerRecord act) {
        LogEntry entry = new LogEntry.Public(act.kind(), act.members());
        byte[] bytes = entry.bytes();
        jdbc.sql(ANNOUNCE)
                .param("dedup", key.dedup())
                .param("entry", bytes)
                .param("code", ReceiptCode.of(Merkle.leaf(bytes)).toString())
                .param("received", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /// The place in the log, once it has one.
    public Optional<Long> indexOf(byte[] dedup) {
        return jdbc.sql(INDEX).param("dedup", dedup).query(Long.class).optional();
    }

    /// What was stored stays in `made`. Where somebody else stored the same key meanwhile, theirs
    /// is the first answer and moves to `known`; where a code was taken, a new secret is drawn, by
    /// its author if the first one was theirs.
    private void store(
            Map<Hash, Envelope> made,
            Map<Hash, Submission> submissions,
            Instant received,
            Map<Hash, Row> known) {
        Map<Hash, Envelope> left = new LinkedHashMap<>(made);
        Mac mac = mac();
        while (!left.isEmpty()) {
            Map<Hash, byte[]> macs = new LinkedHashMap<>();
            left.keySet()
                    .forEach(dedup -> macs.put(dedup, mac(mac, dedup, submissions.get(dedup))));
            left.keySet().removeAll(entries.insert(left, macs, received));
            Map<Hash, Row> theirs = entries.known(left.keySet());
            known.putAll(theirs);
            made.keySet().removeAll(theirs.keySet());
            left.keySet().removeAll(theirs.keySet());
            made.keySet().removeAll(left.keySet());
            left.keySet().removeIf(dedup -> isOwn(submissions.get(dedup)));
            left.replaceAll((dedup, envelope) -> again(submissions.get(dedup)));
            made.putAll(left);
        }
    }

    private Envelope again(@Nullable Submission submission) {
        return Unsealed.of(Objects.requireNonNull(submission).entry().get(), randomness).seal();
    }

    private static boolean isOwn(@Nullable Submission submission) {
        return submission != null && submission.seal() != null;
    }

    private Recorded repeated(Hash dedup, @Nullable Row row, Submission submission) {
        if (row == null && isOwn(submission)) {
            return new Recorded.SealedOtherwise();
        }
        if (row == null) {
            throw new IllegalStateException("an entry that conflicts must be there");
        }
        // a day after merging the request is forgotten, and a repeat gets the first answer whatever
        // it carries
        if (row.mac() != null && !MessageDigest.isEqual(row.mac(), mac(mac(), dedup, submission))) {
            return new Recorded.Different();
        }
        return new Recorded.Same(
                dedup.bytes(),
                row.code(),
                row.mac() == null ? null : () -> ack(Merkle.leaf(row.entry()), row.received()));
    }

    /// Deterministic: the same leaf and time give the same bytes.
    private String ack(Hash leaf, Instant received) {
        long merged = received.plus(mergeWithin).getEpochSecond();
        return new Acknowledgement(origin, leaf, received.getEpochSecond(), merged)
                .sign(keys.ack)
                .toString();
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.requests, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private static byte[] mac(Mac mac, Hash dedup, @Nullable Submission submission) {
        if (submission == null) {
            throw new IllegalStateException("every entry comes from a submission");
        }
        mac.update(dedup.hex().getBytes(UTF_8));
        return mac.doFinal(submission.request());
    }
}
