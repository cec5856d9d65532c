package org.kenes.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.entry.Commitment;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.entry.Compartments.Part;
import org.kenes.ledger.entry.LedgerRecord;
import org.kenes.ledger.entry.Scope;
import org.kenes.ledger.entry.WithdrawalProof;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;
import org.kenes.server.record.vault.Vault;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Ends contributions: their author withdraws them with the key that only the secret makes, or they
/// are erased for a reason of the closed list. One transaction adds the intent and lets every page
/// forget the words; the salts and values go as soon as the tombstone is published ({@link
/// Destruction}), so that no cut finds an entry that counts and that nobody can open.
@Component
public class Tombstones {
    /// Reasons of an erasure (ledger spec 3.2).
    public static final Set<String> REASONS =
            Set.of("subject-request", "legal-order", "personal-data", "retention-end", "other");

    /// How long a backup that still holds the words may be kept.
    public static final Period BACKUPS = Period.ofDays(14);

    private static final String FIND =
            """
            select e.dedup, e.entry, v.ctl, v.digests,
                   exists (select from record.ledger_intent i
                           where i.target = e.dedup and i.kind in (5, 6) and i.state <> 'void'
                             and i.members::jsonb ->> 'scope' in ('all', :scope)) as over
            from record.ledger_entry e join vault.opening v on v.dedup = e.dedup
            where e.code = :code for update of v
            """;
    private static final String INTENT =
            "insert into record.ledger_intent (kind, target, members) values (:kind, :target,"
                    + " :members)";

    /// What came of it.
    public sealed interface Outcome {
        /// @param copiesUntil when the last backup that holds the words is gone
        record Ended(LocalDate copiesUntil) implements Outcome {}

        /// Withdrawn or erased before.
        record Over() implements Outcome {}

        record NotFound() implements Outcome {}

        record WrongSecret() implements Outcome {}
    }

    private record Target(
            byte[] dedup, Hash leaf, byte @Nullable [] ctl, byte[] digests, boolean over) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final List<Copies> copies;
    private final Destruction destruction;
    private final Retention retention;
    private final Clock clock;
    private final String origin;

    Tombstones(
            JdbcClient jdbc,
            Vault vault,
            List<Copies> copies,
            Destruction destruction,
            Retention retention,
            Clock clock,
            Settings settings) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.copies = copies;
        this.destruction = destruction;
        this.retention = retention;
        this.clock = clock;
        this.origin = settings.record().origin();
    }

    /// By the author, whose browser ran no scripts. The secret signs and is forgotten.
    ///
    /// @param code receipt code as {@link org.kenes.ledger.receipt.ReceiptCode} writes it
    @Transactional
    public Outcome withdraw(String code, byte[] secret, Scope scope) {
        return withdraw(
                code,
                scope,
                leaf ->
                        Compartments.ctlKey(secret)
                                .raw(WithdrawalProof.message(origin, leaf, scope)));
    }

    /// By the author, who signed on their own device.
    @Transactional
    public Outcome withdrawSigned(String code, byte[] signature, Scope scope) {
        return withdraw(code, scope, leaf -> signature);
    }

    private Outcome withdraw(String code, Scope scope, Function<Hash, byte[]> signature) {
        Target target = find(code, scope);
        if (target == null) {
            return new Outcome.NotFound();
        }
        if (target.over() || target.ctl() == null) {
            return new Outcome.Over();
        }
        Part ctl = vault.open(target.dedup(), Compartment.CTL, target.ctl());
        Commitment digests = Vault.commitment(target.digests());
        var proof =
                new WithdrawalProof(
                        ctl.text(),
                        ctl.salt(),
                        digests.coded(),
                        digests.text(),
                        digests.prov(),
                        signature.apply(target.leaf()));
        if (!proof.isSigned(origin, target.leaf(), scope)) {
            return new Outcome.WrongSecret();
        }
        return end(target, scope, new LedgerRecord.Withdrawal(0, scope, proof));
    }

    /// By the operator, publicly counted by its reason.
    ///
    /// @param reason one of {@link #REASONS}
    @Transactional
    public Outcome erase(String code, Scope scope, String reason) {
        if (!REASONS.contains(reason)) {
            throw new IllegalArgumentException("no reason for an erasure: " + reason);
        }
        Target target = find(code, scope);
        if (target == null) {
            return new Outcome.NotFound();
        }
        return target.over()
                ? new Outcome.Over()
                : end(target, scope, new LedgerRecord.Erasure(0, scope, reason));
    }

    /// Destroys what published tombstones end and what need not be kept any longer; returns how
    /// many tombstones were carried out. The sequencer's loop does this by itself.
    public int carryOut() {
        retention.carryOut();
        return destruction.carryOut();
    }

    private @Nullable Target find(String code, Scope scope) {
        return jdbc.sql(FIND)
                .param("code", code)
                .param("scope", scope.code())
                .query((row, n) ->
                        new Target(
                                row.getBytes("dedup"),
                                Merkle.leaf(row.getBytes("entry")),
                                row.getBytes("ctl"),
                                row.getBytes("digests"),
                                row.getBoolean("over")))
                .optional()
                .orElse(null);
    }

    /// The index of the target is filled in when both have their places.
    private Outcome end(Target target, Scope scope, LedgerRecord tombstone) {
        Map<String, Object> members = new TreeMap<>(tombstone.members());
        members.remove("target");
        jdbc.sql(INTENT)
                .param("kind", tombstone.kind())
                .param("target", target.dedup())
                .param("members", new String(CanonicalJson.write(members), UTF_8))
                .update();
        copies.forEach(copy -> copy.forget(target.dedup(), scope));
        return new Outcome.Ended(LocalDate.now(clock).plus(BACKUPS));
    }
}
