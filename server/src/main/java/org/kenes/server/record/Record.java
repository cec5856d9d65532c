package org.kenes.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.entry.LedgerRecord;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.receipt.Acknowledgement;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;
import org.kenes.server.shell.Randomness;
import org.kenes.server.shell.Settings;
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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The only way into the ledger. An entry is added inside the caller's transaction: the row and the
/// entry are stored together or not at all. What is acknowledged will be logged.
///
/// The acknowledgement must not leave the process before the transaction has committed.
@Component
public class Record {
    private static final String KNOWN =
            """
            select dedup, request_mac, entry, code, received_at from record.ledger_entry where dedup = any(:dedups)
            """;
    private static final String TAKEN_CODES =
            "select code from record.ledger_entry where code = any(:codes)";
    private static final String INSERT =
            """
            insert into record.ledger_entry (dedup, request_mac, entry, code, received_at, shuffle, seq)
            select dedup, mac, entry, code, :received, shuffle,
                   case when shuffle is null then nextval('record.entry_seq') end
            from unnest(:dedups::bytea[], :macs::bytea[], :entries::bytea[], :codes::text[], :shuffles::bigint[])
                 with ordinality as new (dedup, mac, entry, code, shuffle, place)
            order by place
            on conflict (dedup) do nothing
            returning dedup
            """;
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

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Vault vault;
    private final Randomness randomness;
    private final Clock clock;
    private final String origin;
    private final Duration mergeWithin;

    Record(
            JdbcClient jdbc,
            Keys keys,
            Vault vault,
            Randomness randomness,
            Clock clock,
            Settings settings) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.vault = vault;
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
        Map<Hash, Row> known = known(byDedup.keySet());
        Map<Hash, Envelope> made = new LinkedHashMap<>();
        byDedup.forEach((dedup, submission) -> {
            if (!known.containsKey(dedup)) {
                made.put(dedup, Envelope.of(submission.entry().get(), randomness));
            }
        });
        redrawTakenCodes(made, byDedup);
        Instant received = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Set<Hash> inserted = insert(made, byDedup, received);
        vault.store(made, inserted);
        if (inserted.size() < made.size()) {
            // somebody else stored the same key while we were making ours: theirs is the first
            // answer
            made.keySet().removeIf(dedup -> !inserted.contains(dedup));
            known.putAll(
                    known(
                            byDedup.keySet().stream()
                                    .filter(dedup -> !inserted.contains(dedup))
                                    .collect(Collectors.toSet())));
        }
        List<Recorded> answers = new ArrayList<>();
        byDedup.forEach((dedup, submission) -> {
            Envelope mine = made.get(dedup);
            answers.add(
                    mine != null
                            ? accepted(dedup, mine, received)
                            : repeated(dedup, known.get(dedup), submission));
        });
        return answers;
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

    private record Row(byte @Nullable [] mac, byte[] entry, String code, Instant received) {}

    private Map<Hash, Row> known(Set<Hash> dedups) {
        Map<Hash, Row> rows = new LinkedHashMap<>();
        jdbc.sql(KNOWN)
                .param("dedups", bytes(dedups))
                .query(row -> {
                    rows.put(
                            Hash.of(row.getBytes("dedup")),
                            new Row(
                                    row.getBytes("request_mac"),
                                    row.getBytes("entry"),
                                    row.getString("code"),
                                    row.getObject("received_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return rows;
    }

    /// Codes are unique in a dialogue: a sealed entry whose code is taken gets a new secret.
    private void redrawTakenCodes(Map<Hash, Envelope> made, Map<Hash, Submission> submissions) {
        if (made.isEmpty()) {
            return;
        }
        String[] codes =
                made.values().stream().map(e -> e.code().toString()).toArray(String[]::new);
        Set<String> taken =
                Set.copyOf(jdbc.sql(TAKEN_CODES).param("codes", codes).query(String.class).list());
        made.replaceAll((dedup, envelope) ->
                taken.contains(envelope.code().toString())
                        ? Envelope.of(
                                Objects.requireNonNull(submissions.get(dedup)).entry().get(),
                                randomness)
                        : envelope);
    }

    private Set<Hash> insert(
            Map<Hash, Envelope> made, Map<Hash, Submission> submissions, Instant received) {
        if (made.isEmpty()) {
            return Set.of();
        }
        int n = made.size();
        byte[][] macs = new byte[n][];
        byte[][] entries = new byte[n][];
        String[] codes = new String[n];
        Long[] shuffles = new Long[n];
        int i = 0;
        for (Map.Entry<Hash, Envelope> entry : made.entrySet()) {
            Envelope envelope = entry.getValue();
            macs[i] = mac(submissions.get(entry.getKey()));
            entries[i] = envelope.bytes();
            codes[i] = envelope.code().toString();
            shuffles[i] = envelope.openings() == null ? null : randomness.number();
            i++;
        }
        return jdbc.sql(INSERT)
                .param("received", OffsetDateTime.ofInstant(received, ZoneOffset.UTC))
                .param("dedups", bytes(made.keySet()))
                .param("macs", macs)
                .param("entries", entries)
                .param("codes", codes)
                .param("shuffles", shuffles)
                .query((row, number) -> Hash.of(row.getBytes(1)))
                .set();
    }

    private Recorded accepted(Hash dedup, Envelope envelope, Instant received) {
        return new Recorded.Accepted(
                dedup.bytes(),
                envelope.code().toString(),
                ack(envelope.leaf(), received),
                envelope.secret());
    }

    private Recorded repeated(Hash dedup, @Nullable Row row, Submission submission) {
        if (row == null) {
            throw new IllegalStateException("an entry that conflicts must be there");
        }
        // a day after merging the request is forgotten, and a repeat gets the first answer whatever
        // it carries
        if (row.mac() != null && !MessageDigest.isEqual(row.mac(), mac(submission))) {
            return new Recorded.Different();
        }
        return new Recorded.Same(
                dedup.bytes(), row.code(), ack(Merkle.leaf(row.entry()), row.received()));
    }

    /// Deterministic: the same leaf and time give the same bytes.
    private String ack(Hash leaf, Instant received) {
        long merged = received.plus(mergeWithin).getEpochSecond();
        return new Acknowledgement(origin, leaf, received.getEpochSecond(), merged)
                .sign(keys.ack)
                .toString();
    }

    private byte[] mac(@Nullable Submission submission) {
        if (submission == null) {
            throw new IllegalStateException("every entry comes from a submission");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.requests, "HmacSHA256"));
            mac.update(HexFormat.of().formatHex(submission.key().dedup()).getBytes(UTF_8));
            return mac.doFinal(submission.request());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private static byte[][] bytes(Set<Hash> hashes) {
        return hashes.stream().map(Hash::bytes).toArray(byte[][]::new);
    }
}
