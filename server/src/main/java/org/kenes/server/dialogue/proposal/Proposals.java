package org.kenes.server.dialogue.proposal;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.dataset.entry.Entry;
import org.kenes.server.dialogue.Margins;
import org.kenes.server.dialogue.Said;
import org.kenes.server.dialogue.Statement.Whence;
import org.kenes.server.moderation.Moderation;
import org.kenes.server.record.OwnSeal;
import org.kenes.server.record.Record;
import org.kenes.server.record.Recorded;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Proposals of wording: stored and recorded together, listed newest first by key.
@Component
public class Proposals {
    static final int LONGEST = 10_000;
    static final int LONGEST_REASON = 3_000;
    static final int PAGE = 25;

    /// More proposals for one wording are not compared with a new one.
    private static final int COMPARED = 500;

    private static final String STORE =
            """
            insert into dialogue.proposal (dedup, code, draft, wid, hash, lang, region, audience,
                proposed_on, channel, level, wording, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /// With the newest published decision, or none.
    private static final String ROWS =
            """
            select p.id, p.dedup, p.code, p.draft, p.wid, p.lang, p.region, p.proposed_on, p.channel,
                p.level, p.hidden, p.gone,
                case when p.hidden in ('', 'M4') then p.wording else '' end as wording,
                case when p.hidden in ('', 'M4') then p.reason else '' end as reason,
                d.decision, d.body, d.reason_kk, d.reason_ru, d.reason_en, d.draft as landed_draft,
                d.wid as landed_wid, d.decided_on
            from dialogue.proposal p left join lateral (
                select * from dialogue.decision where proposal = p.id and decided_by is not null
                order by id desc limit 1) d on true
            """;

    private static final String PAGE_OF =
            ROWS
                    + """
                    where p.id < ? and not p.gone and (? = '' or p.wid = ?)
                        and (? = '' or coalesce(d.decision, 'received') = ?)
                    order by p.id desc limit ?
                    """;
    private static final String ONE = ROWS + "where p.code = ?";
    private static final String SAME_WORDING =
            ROWS
                    + """
                    where p.wid = ? and p.lang = ? and p.hash = ? and not p.gone
                        and p.hidden in ('', 'M4')
                    order by p.id desc limit ?
                    """;
    private static final String UNDECIDED =
            ROWS
                    + """
                    where not p.gone and p.hidden in ('', 'M4')
                        and (d.decision is null or d.decision = 'under-review')
                        and not exists (select from dialogue.decision w
                            where w.proposal = p.id and w.decided_by is null)
                    order by p.id limit ?
                    """;

    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final Margins margins;
    private final Record record;
    private final Moderation moderation;
    private final Clock clock;

    Proposals(
            JdbcClient jdbc,
            Drafts drafts,
            Margins margins,
            Record record,
            Moderation moderation,
            Clock clock) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.margins = margins;
        this.record = record;
        this.moderation = moderation;
        this.clock = clock;
    }

    /// One proposal as it arrives, not yet coarsened.
    ///
    /// @param once idempotency key: the same key and words are the same proposal
    /// @param wid of the provision, never empty
    /// @param reason checked, or empty
    /// @param day null: today
    /// @param seal its author's own, null if the server makes the secret
    public record Proposing(
            String once,
            String draft,
            String wid,
            String wording,
            String reason,
            String lang,
            Whence whence,
            @Nullable LocalDate day,
            @Nullable OwnSeal seal) {
        /// What is sealed: a reader of the public table sees where the reason begins.
        String text() {
            return reason.isEmpty() ? wording : wording + "\n---\n" + reason;
        }
    }

    /// @param decision newest published one, null while there is none
    /// @param wording empty where the words are not shown
    public record Proposal(
            long id,
            byte[] dedup,
            String code,
            String draft,
            String wid,
            String lang,
            String region,
            LocalDate day,
            String channel,
            int level,
            String hidden,
            boolean gone,
            String wording,
            String reason,
            @Nullable Decision decision) {
        public String state() {
            return decision == null ? Decision.RECEIVED : decision.what();
        }
    }

    /// The wording it is about, as its author saw it and as it still is; else what is said instead.
    private record About(@Nullable String hash, @Nullable Said instead) {}

    private About about(Proposing it) {
        Optional<Wording> seen = drafts.find(it.draft()).flatMap(text -> text.wording(it.wid()));
        Text current = drafts.current().orElse(null);
        String hash = seen.map(wording -> wording.hashes().get(it.lang())).orElse(null);
        if (current == null || hash == null || it.wid().isEmpty()) {
            return new About(null, new Said.NoSuchProvision(it.draft(), it.wid()));
        }
        boolean same =
                current.wording(it.wid())
                        .map(now -> hash.equals(now.hashes().get(it.lang())))
                        .orElse(false);
        return same
                ? new About(hash, null)
                : new About(null, new Said.VersionChanged(it.draft(), current.draft().id()));
    }

    /// What would be recorded of this now, for its author to seal; empty if nothing would.
    Optional<Entry.Sealed> toSeal(Proposing it) {
        return Optional.ofNullable(about(it).hash()).map(hash -> entry(it, hash));
    }

    @Transactional
    public Said propose(Proposing it) {
        About about = about(it);
        String hash = about.hash();
        if (hash == null) {
            return Objects.requireNonNull(about.instead());
        }
        DialogueEntry.Proposal entry = entry(it, hash);
        String request = String.join("\n", it.draft(), it.wid(), it.lang(), it.text());
        var submission =
                new Submission(
                        new SubmissionKey("dialogue/proposal", it.once()),
                        request.getBytes(StandardCharsets.UTF_8),
                        () -> entry,
                        it.seal());
        return switch (record.add(submission)) {
            case Recorded.Accepted accepted -> store(accepted, entry, it);
            case Recorded.Same repeated -> new Said.Unchanged(repeated.code());
            case Recorded.Different different -> new Said.AlreadyDifferent();
            case Recorded.SealedOtherwise _ -> new Said.SealedOtherwise();
        };
    }

    private DialogueEntry.Proposal entry(Proposing it, String hash) {
        Whence whence = it.whence();
        var cell = margins.coarsening(whence).apply(whence.region(), whence.audience());
        LocalDate day = it.day() == null ? LocalDate.now(clock) : it.day();
        var how =
                new DialogueEntry.Circumstances(
                        it.lang(),
                        cell.region(),
                        cell.audience(),
                        day,
                        whence.channel(),
                        whence.level(),
                        1);
        return new DialogueEntry.Proposal(
                it.draft(), it.wid(), hash, how, it.text(), whence.provenance());
    }

    private Said store(Recorded.Accepted accepted, DialogueEntry.Proposal entry, Proposing it) {
        DialogueEntry.Circumstances how = entry.how();
        jdbc.sql(STORE)
                .params(
                        accepted.dedup(),
                        accepted.code(),
                        entry.draft(),
                        entry.wid(),
                        entry.hash(),
                        how.lang(),
                        how.region(),
                        how.audience(),
                        how.date(),
                        how.channel(),
                        how.level(),
                        it.wording(),
                        it.reason())
                .update();
        moderation.offer(
                List.of(
                        new Moderation.Offer(
                                accepted.code(),
                                accepted.dedup(),
                                "proposal",
                                how.lang(),
                                how.date(),
                                it.text())));
        return new Said.Recorded(accepted.code(), accepted.secret());
    }

    /// Newest first.
    ///
    /// @param wid of one provision, or empty for all
    /// @param decision one state, or empty for all
    public List<Proposal> page(String wid, String decision, long before, int most) {
        return jdbc.sql(PAGE_OF)
                .params(before, wid, wid, decision, decision, most)
                .query(Proposals::proposal)
                .list();
    }

    public Optional<Proposal> find(String code) {
        return jdbc.sql(ONE).param(code).query(Proposals::proposal).optional();
    }

    /// Shown proposals for the very same wording in the same language, newest first.
    List<Proposal> sameWording(Wording wording, String lang) {
        return jdbc.sql(SAME_WORDING)
                .params(wording.wid(), lang, wording.hashes().getOrDefault(lang, ""), COMPARED)
                .query(Proposals::proposal)
                .list();
    }

    /// What nobody has decided or prepared a decision about, oldest first.
    List<Proposal> undecided(int most) {
        return jdbc.sql(UNDECIDED).param(most).query(Proposals::proposal).list();
    }

    private static Proposal proposal(ResultSet row, int n) throws SQLException {
        return new Proposal(
                row.getLong("id"),
                row.getBytes("dedup"),
                row.getString("code"),
                row.getString("draft"),
                row.getString("wid"),
                row.getString("lang"),
                row.getString("region"),
                row.getObject("proposed_on", LocalDate.class),
                row.getString("channel"),
                row.getInt("level"),
                row.getString("hidden"),
                row.getBoolean("gone"),
                row.getString("wording"),
                row.getString("reason"),
                row.getString("decision") == null ? null : Decision.of(row));
    }
}
