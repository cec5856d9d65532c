package org.kenes.server.channel;

import org.kenes.ledger.tree.Hash;
import org.kenes.server.account.FieldKey;
import org.kenes.server.account.FieldKeys;
import org.kenes.server.outreach.EventCode;
import org.kenes.server.shell.setup.Randomness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One-time codes by which the holder of a field key shows, from another telephone, that it is
/// theirs. Eight symbols, good for a quarter of an hour, once.
@Component
class Links {
    static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    private static final String STORE =
            "insert into channel.link (code_sha256, key_id, until) values (?, ?, ?)";
    private static final String TAKE =
            "delete from channel.link where code_sha256 = ? and until > ? returning key_id";
    private static final String SWEEP = "delete from channel.link where until <= ?";

    private final JdbcClient jdbc;
    private final FieldKeys keys;
    private final Randomness randomness;
    private final Clock clock;

    Links(JdbcClient jdbc, FieldKeys keys, Randomness randomness, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// @return a code to be shown to the holder of the key; empty if it is not in force
    Optional<String> make(String token) {
        Instant now = clock.instant();
        Optional<FieldKey> key = keys.find(token).filter(it -> it.at(now) == FieldKey.Reach.OPEN);
        return key.map(it -> {
            var code = new StringBuilder();
            for (byte b : randomness.bytes(LENGTH)) {
                code.append(SYMBOLS.charAt(b & 31));
            }
            jdbc.sql(SWEEP).param(Correspondents.utc(now)).update();
            jdbc.sql(STORE)
                    .params(hash(code.toString()), it.id(), Correspondents.utc(now.plus(GOOD_FOR)))
                    .update();
            return code.toString();
        });
    }

    /// @return id of the key, once
    Optional<String> take(String typed) {
        String code = EventCode.latin(typed).replace('O', '0').replace('I', '1').replace('L', '1');
        return jdbc.sql(TAKE)
                .params(hash(code), Correspondents.utc(clock.instant()))
                .query(String.class)
                .optional();
    }

    private static String hash(String code) {
        return Hash.sha256(code.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
