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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// That somebody showed an address or an identity is theirs, and the answer key that this gives
/// them.
///
/// A person has one voice per level, in one of two ways, for good. *Separated*: the key is
/// `HMAC(K_person, dialogue ‖ level ‖ issuer ‖ subject)`, the same for the same person; it is given
/// to the browser and stored nowhere, but who holds the file of K_person and an address can make
/// it: separated by rule, and the page says so. *Blinded*: the person may have one blind signature;
/// what becomes of it cannot be told from here ([#spendBlinded]).
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
                expires_at, level, issuer)
            values (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String OPEN =
            """
            select level from account.confirm_link
            where token_sha256 = ? and browser_sha256 = ? and expires_at > ?
            """;
    private static final String SPEND =
            """
            delete from account.confirm_link
            where token_sha256 = ? and browser_sha256 = ? and expires_at > ?
            returning person, address, level, issuer
            """;
    private static final String CONFIRM =
            """
            insert into account.confirmation (person, level, issuer, issued_on, way)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """;
    private static final String WAY =
            """
            select way from account.confirmation where person = ? and level = ? and issuer = ?
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

    /// What came of spending a link.
    public sealed interface Spent {
        /// @param key 32 bytes of the answer key, empty where a blind signature takes its place
        record Given(byte[] key, int level) implements Spent {}

        /// This person has a voice at this level, the other way.
        record Other() implements Spent {}

        /// Old, spent, or of another browser.
        record Over() implements Spent {}
    }

    private record Link(byte[] person, String subject, int level, String issuer) {}

    /// The token of a link for this address, good in this browser alone.
    ///
    /// @param browser random word in a cookie of the browser that asks
    /// @return nothing if links enough are on their way
    @Transactional
    public Optional<String> ask(Address address, String browser) {
        return ask(new Link(contact.person(address), address.text(), 1, "e-mail"), browser);
    }

    /// An identity service said who somebody is: the same link, without the mail.
    ///
    /// @param subject as that issuer names them, the same every time
    @Transactional
    public Optional<String> identified(String issuer, String subject, String browser) {
        return ask(new Link(contact.person(issuer, subject), subject, 2, issuer), browser);
    }

    private Optional<String> ask(Link link, String browser) {
        jdbc.sql(OLD).param(utc(clock.instant())).update();
        long recent = jdbc.sql(RECENT).param(link.person()).query(Long.class).single();
        if (recent >= LINKS) {
            return Optional.empty();
        }
        String token = Tokens.draw(randomness);
        jdbc.sql(ASK)
                .params(
                        Tokens.hash(token),
                        Tokens.hash(browser),
                        link.person(),
                        contact.seal(link.subject()),
                        utc(clock.instant().plus(VALID)),
                        link.level(),
                        link.issuer())
                .update();
        return Optional.of(token);
    }

    /// The level that a link confirms, nothing for one that is old, spent or of another browser.
    public Optional<Integer> level(String token, String browser) {
        return jdbc.sql(OPEN)
                .params(Tokens.hash(token), Tokens.hash(browser), utc(clock.instant()))
                .query(Integer.class)
                .optional();
    }

    /// The separated way: the key of this person.
    @Transactional
    public Spent spend(String token, String browser) {
        return take(token, browser)
                .<Spent>map(it ->
                        confirm(it, "separated")
                                ? new Spent.Given(key(it), it.level())
                                : new Spent.Other())
                .orElse(new Spent.Over());
    }

    /// The blinded way: whether this person may have a signature, which is so once.
    @Transactional
    public Spent spendBlinded(String token, String browser) {
        return take(token, browser)
                .<Spent>map(it ->
                        enter(it, "blinded")
                                ? new Spent.Given(new byte[0], it.level())
                                : new Spent.Other())
                .orElse(new Spent.Over());
    }

    private Optional<Link> take(String token, String browser) {
        return jdbc.sql(SPEND)
                .params(Tokens.hash(token), Tokens.hash(browser), utc(clock.instant()))
                .query((row, n) ->
                        new Link(
                                row.getBytes("person"),
                                contact.open(row.getBytes("address")),
                                row.getInt("level"),
                                row.getString("issuer")))
                .optional();
    }

    /// Once or again, if it was this way before.
    private boolean confirm(Link it, String way) {
        return enter(it, way)
                || jdbc.sql(WAY)
                        .params(it.person(), it.level(), it.issuer())
                        .query(String.class)
                        .single()
                        .equals(way);
    }

    private boolean enter(Link it, String way) {
        return jdbc.sql(CONFIRM)
                        .params(it.person(), it.level(), it.issuer(), LocalDate.now(clock), way)
                        .update()
                == 1;
    }

    private byte[] key(Link it) {
        String subject = it.level() == 1 ? new Address(it.subject()).canonical() : it.subject();
        String what =
                String.join(
                        "\n", "kenes/person/v1", dialogue, "" + it.level(), it.issuer(), subject);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(personKey, "HmacSHA256"));
            return mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    public long count() {
        return jdbc.sql("select count(*) from account.confirmation").query(Long.class).single();
    }

    /// No row says any more that somebody confirmed something, and no key can be made again. The
    /// file of the key is the caller's to destroy.
    @Transactional
    public void forget() {
        jdbc.sql("delete from account.confirm_link").update();
        jdbc.sql("delete from account.confirmation").update();
        Arrays.fill(personKey, (byte) 0);
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
