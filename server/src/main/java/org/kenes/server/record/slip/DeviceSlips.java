package org.kenes.server.record.slip;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.entry.LedgerRecord.SlipKey;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.receipt.Slip;
import org.kenes.ledger.strict.Lines;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.Record;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Keys of devices that sign slips where there is no network, and the slips themselves (ledger spec
/// 7). A device numbers its slips, and each names the one before it; whoever has a slip, the device
/// or the person it was handed to, brings it here. What is missing between the numbers, and what
/// was promised and is not in the log, can be seen by everybody.
@Component
public class DeviceSlips {
    private static final String REGISTER =
            "insert into record.slip_key (id, org, vkey) values (:id, :org, :vkey) on conflict do"
                    + " nothing";
    private static final String REVOKE =
            """
            update record.slip_key set revoked_on = :today
            where id = :id and revoked_on is null and (:org::text is null or org = :org)
            """;
    private static final String KEY =
            "select id, org, vkey, revoked_on from record.slip_key where id = :id";
    private static final String STORE =
            """
            insert into record.device_slip (id, seq, text_hash, previous, leaf, code, day, note)
            values (:id, :seq, :hash, :previous, :leaf, :code, :day, :note) on conflict do nothing
            """;
    private static final String TEXTS =
            "select count(*) from record.device_slip where id = :id and seq = :seq";

    /// A sealed entry of that leaf in the published log.
    private static final String LOGGED =
            """
            select e.idx from record.ledger_entry e
            where e.code = s.code and e.shuffle is not null and sha256('\\x00'::bytea || e.entry) = s.leaf
                and e.idx < (select max(published_size) from record.ledger_head)
            """;

    private static final String FIND =
            "select s.day, ("
                    + LOGGED
                    + ") as index from record.device_slip s"
                    + " where s.id = :id and s.seq = :seq";
    private static final String DEVICES =
            """
            select k.id, k.org, k.vkey, k.revoked_on,
                count(distinct s.seq) as received,
                coalesce(max(s.seq), 0) - count(distinct s.seq) as missing,
                count(s.seq) - count(distinct s.seq) as repeated,
                count(s.seq) filter (where s.seq > 1
                    and exists (select from record.device_slip b where b.id = s.id and b.seq = s.seq - 1)
                    and not exists (select from record.device_slip b
                                    where b.id = s.id and b.seq = s.seq - 1 and b.text_hash = s.previous)) as broken,
                count(s.seq) filter (where s.day < :due and not exists (%s)) as late
            from record.slip_key k left join record.device_slip s on s.id = k.id
            group by k.id order by k.org, k.id
            """
                    .formatted(LOGGED);

    /// A device and what came of its slips.
    ///
    /// @param revoked on which day, or null
    /// @param received numbers of which a slip was brought
    /// @param missing numbers below the highest of which none was
    /// @param repeated slips under a number that another one has
    /// @param broken slips that do not name the one before them
    /// @param late slips whose entry should be in the log by now, and is not
    public record Device(
            String id,
            String org,
            String vkey,
            @Nullable LocalDate revoked,
            long received,
            long missing,
            long repeated,
            long broken,
            long late) {}

    private record Key(String org, VerifierKey vkey, @Nullable LocalDate revoked) {}

    /// What became of a slip that somebody brought.
    public enum Brought {
        NEW,
        /// The very same is here already.
        KNOWN,
        /// Another one has this number: both are kept, and counted.
        REPEATED,
        /// Of no device that is registered, or dated after its key was revoked.
        NO_KEY,
        /// Not a slip of this log, or not signed by its device.
        NO_SLIP
    }

    private final JdbcClient jdbc;
    private final Record record;
    private final Settings.RecordSettings settings;
    private final Clock clock;

    DeviceSlips(JdbcClient jdbc, Record record, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.settings = settings.record();
        this.clock = clock;
    }

    /// The key that a device of this name has to have; empty if it is another one, or none.
    public Optional<VerifierKey> key(String id, String typed) {
        try {
            VerifierKey key = VerifierKey.parse(typed);
            return key.type() == KeyType.ED25519
                            && key.name().equals(settings.origin() + "/device/" + id)
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /// Registers a key in the log. Names and keys are used once.
    ///
    /// @return false if one of them is taken
    @Transactional
    public boolean register(String org, String id, VerifierKey key) {
        boolean fresh =
                jdbc.sql(REGISTER)
                                .param("id", id)
                                .param("org", org)
                                .param("vkey", key.toString())
                                .update()
                        == 1;
        if (fresh) {
            announce("register", new SlipKey(true, id, org, key));
        }
        return fresh;
    }

    /// Slips dated later are not taken any more. For good.
    ///
    /// @param org whose device it must be, null for any
    @Transactional
    public boolean revoke(String id, @Nullable String org) {
        boolean done =
                jdbc.sql(REVOKE).param("today", today()).param("id", id).param("org", org).update()
                        == 1;
        if (done) {
            Key key = find(id).orElseThrow();
            announce("revoke", new SlipKey(false, id, key.org(), key.vkey()));
        }
        return done;
    }

    private void announce(String action, SlipKey entry) {
        record.announce(new SubmissionKey("record/slip-key", action + " " + entry.id()), entry);
    }

    private Optional<Key> find(String id) {
        return jdbc.sql(KEY)
                .param("id", id)
                .query((row, n) ->
                        new Key(
                                row.getString("org"),
                                VerifierKey.parse(row.getString("vkey")),
                                row.getObject("revoked_on", LocalDate.class)))
                .optional();
    }

    /// Takes a slip from whoever brings it; the same again changes nothing.
    @Transactional
    public Brought bring(byte[] bytes) {
        try {
            SignedNote note = SignedNote.parse(bytes);
            List<String> lines = Lines.of(note.text());
            Key key = lines.size() == 7 ? find(lines.get(3)).orElse(null) : null;
            if (key == null) {
                return lines.size() == 7 ? Brought.NO_KEY : Brought.NO_SLIP;
            }
            Slip slip = Slip.open(note, key.vkey());
            if (!slip.origin().equals(settings.origin())) {
                return Brought.NO_SLIP;
            }
            LocalDate revoked = key.revoked();
            if (revoked != null && slip.date().isAfter(revoked)) {
                return Brought.NO_KEY;
            }
            return store(slip, note);
        } catch (MalformedException | VerificationException e) {
            return Brought.NO_SLIP;
        }
    }

    private Brought store(Slip slip, SignedNote note) {
        int stored =
                jdbc.sql(STORE)
                        .param("id", slip.id())
                        .param("seq", slip.seq())
                        .param("hash", Hash.sha256(slip.text().getBytes(UTF_8)).bytes())
                        .param("previous", slip.previous().bytes())
                        .param("leaf", slip.leaf().bytes())
                        .param("code", ReceiptCode.of(slip.leaf()).toString())
                        .param("day", slip.date())
                        .param("note", note.toString())
                        .update();
        long texts =
                jdbc.sql(TEXTS)
                        .param("id", slip.id())
                        .param("seq", slip.seq())
                        .query(Long.class)
                        .single();
        if (texts > 1) {
            return Brought.REPEATED;
        }
        return stored == 1 ? Brought.NEW : Brought.KNOWN;
    }

    /// Where one slip is.
    ///
    /// @param state `logged`, `waiting`, `late`, or `repeated` if two were brought under this
    ///   number
    /// @param index of its entry, once it is logged
    public record Where(String state, @Nullable Long index) {}

    public Optional<Where> where(String id, long seq) {
        List<Where> found =
                jdbc.sql(FIND).param("id", id).param("seq", seq).query(this::where).list();
        return found.size() > 1
                ? Optional.of(new Where("repeated", null))
                : found.stream().findFirst();
    }

    private Where where(ResultSet row, int n) throws SQLException {
        Long index = row.getObject("index", Long.class);
        if (index != null) {
            return new Where("logged", index);
        }
        boolean late = row.getObject("day", LocalDate.class).isBefore(due());
        return new Where(late ? "late" : "waiting", null);
    }

    /// All devices, by organisation.
    public List<Device> devices() {
        return jdbc.sql(DEVICES)
                .param("due", due())
                .query((row, n) ->
                        new Device(
                                row.getString("id"),
                                row.getString("org"),
                                row.getString("vkey"),
                                row.getObject("revoked_on", LocalDate.class),
                                row.getLong("received"),
                                row.getLong("missing"),
                                row.getLong("repeated"),
                                row.getLong("broken"),
                                row.getLong("late")))
                .list();
    }

    /// What was signed before this day should have been merged by now.
    private LocalDate due() {
        return LocalDate.ofInstant(clock.instant().minus(settings.mergeWithin()), ZoneOffset.UTC);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
