package org.kenes.server.account.contact;

import org.kenes.server.account.Tokens;
import org.kenes.server.shell.setup.KeyFile;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// That somebody showed an address or an identity is theirs, and the answer key that this gives
/// them.
///
/// The key is `HMAC(K_person, dialogue ‖ level ‖ issuer ‖ subject)`: the same for the same person,
/// so one person has one voice per level. It is given to the browser and stored nowhere; K_person
/// is a file that only this class reads. Who holds that file and an address can make the key:
/// separated by rule, not by arithmetic, and the page says so.
@Component
public class Confirmations {
    public static final Duration VALID = Duration.ofMinutes(10);

    /// More links in these ten minutes are not sent; the answer is the same.
    private static final int LINKS = 3;

    private static final String OLD = "delete from account.confirm_link where expires_at <= ?";
    private static final String RECENT =
            "select count(*) from account.confirm_link where person = ?";
    private static final String ASK =
            """
            insert into account.confirm_link (token_sha256, browser_sha256, person, address,
                expires_at)
            values (?, ?, ?, ?, ?)
            """;
    private static final String OPEN =
            """
            select true from account.confirm_link
            where token_sha256 = ? and browser_sha256 = ? and expires_at > ?
            """;
    private static final String SPEND =
            """
            delete from account.confirm_link
            where token_sha256 = ? and browser_sha256 = ? and expires_at > ? returning address
            """;
    private static final String CONFIRM =
            """
            insert into account.confirmation (person, level, issuer, issued_on)
            values (?, ?, ?, ?) on conflict do nothing
            """;
    private static final String TELL =
            """
            with fresh as (
                update account.confirmation set told = true where not told returning level)
            select level, count(*) as n from fresh group by level
            """;

    private final JdbcClient jdbc;
    private final ContactKey contact;
    private final byte[] personKey;
    private final String dialogue;
    private final Randomness randomness;
    private final Clock clock;

    Confirmations(
            JdbcClient jdbc,
            ContactKey contact,
            Settings settings,
            Randomness randomness,
            Clock clock) {
        this.jdbc = jdbc;
        this.contact = contact;
        this.personKey = KeyFile.of(settings, "person", randomness);
        this.dialogue = settings.dialogue().slug();
        this.randomness = randomness;
        this.clock = clock;
    }

    /// The token of a link for this address, good in this browser alone.
    ///
    /// @param browser random word in a cookie of the browser that asks
    /// @return nothing if links enough are on their way
    @Transactional
    public Optional<String> ask(Address address, String browser) {
        jdbc.sql(OLD).param(utc(clock.instant())).update();
        byte[] person = contact.person(address);
        long recent = jdbc.sql(RECENT).param(person).query(Long.class).single();
        if (recent >= LINKS) {
            return Optional.empty();
        }
        String token = Tokens.draw(randomness);
        jdbc.sql(ASK)
                .params(
                        Tokens.hash(token),
                        Tokens.hash(browser),
                        person,
                        contact.seal(address.text()),
                        utc(clock.instant().plus(VALID)))
                .update();
        return Optional.of(token);
    }

    public boolean isOpen(String token, String browser) {
        return jdbc.sql(OPEN)
                .params(Tokens.hash(token), Tokens.hash(browser), utc(clock.instant()))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /// @return the 32 bytes of the answer key of level 1, or nothing for a link that is old, spent
    ///   or of another browser
    @Transactional
    public Optional<byte[]> spend(String token, String browser) {
        return jdbc.sql(SPEND)
                .params(Tokens.hash(token), Tokens.hash(browser), utc(clock.instant()))
                .query((row, n) -> row.getBytes("address"))
                .optional()
                .map(sealed -> new Address(contact.open(sealed)))
                .map(address -> confirm(1, "e-mail", address.canonical()));
    }

    /// An identity service says who it is.
    ///
    /// @param subject as that issuer names them, the same every time
    /// @return the 32 bytes of the answer key of level 2
    @Transactional
    public byte[] identified(String issuer, String subject) {
        return confirm(2, issuer, subject);
    }

    private byte[] confirm(int level, String issuer, String subject) {
        byte[] person = contact.person(issuer, subject);
        jdbc.sql(CONFIRM).params(person, level, issuer, LocalDate.now(clock)).update();
        String what = String.join("\n", "kenes/person/v1", dialogue, "" + level, issuer, subject);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(personKey, "HmacSHA256"));
            return mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /// Numbers of keys per level since this was last asked: what the public record says of them.
    @Transactional
    public Map<Integer, Long> tell() {
        Map<Integer, Long> fresh = new TreeMap<>();
        jdbc.sql(TELL)
                .query(row -> {
                    fresh.put(row.getInt("level"), row.getLong("n"));
                });
        return fresh;
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
