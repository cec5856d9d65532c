package org.kenes.server.account.contact;

import org.kenes.server.account.Tokens;
import org.kenes.server.shell.news.Interest;
import org.kenes.server.shell.setup.Randomness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Who wants to be told what by mail: confirmed over a link, ended over another.
@Component
public class Subscriptions {
    private static final int CONFIRM_WITHIN_DAYS = 2;

    private static final String ASK =
            """
            insert into account.subscription (person, address, lang, wid, code, often, token_sha256,
                asked_on)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FORGET_OLD =
            "delete from account.subscription where confirmed_on is null and asked_on < ?";
    private static final String COLUMNS =
            """
            select id, person, address, lang, wid, code, often, confirmed_on
            from account.subscription
            """;
    private static final String BY_TOKEN = COLUMNS + "where token_sha256 = ?";
    private static final String CONFIRM =
            """
            update account.subscription set confirmed_on = ?
            where token_sha256 = ? and confirmed_on is null and asked_on >= ?
            """;
    private static final String REPLACED =
            """
            delete from account.subscription s using account.subscription n
            where n.token_sha256 = ? and s.id <> n.id and s.person = n.person and s.wid = n.wid
                and s.code = n.code and s.confirmed_on is not null
            """;
    private static final String END = "delete from account.subscription where id = ?";
    private static final String BY_ID = COLUMNS + "where id = ?";
    private static final String CONFIRMED =
            COLUMNS + "where confirmed_on is not null order by person, id";
    private static final String TELL =
            "insert into account.told (subscription, news) values (?, ?) on conflict do nothing";
    private static final String TOLD = "select news from account.told where subscription = ?";
    private static final String SENT_ON = "select sent_on from account.digest where person = ?";
    private static final String SENT =
            """
            insert into account.digest (person, sent_on) values (?, ?)
            on conflict (person) do update set sent_on = excluded.sent_on
            """;

    private final JdbcClient jdbc;
    private final ContactKey key;
    private final Randomness randomness;
    private final Clock clock;

    Subscriptions(JdbcClient jdbc, ContactKey key, Randomness randomness, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// @param person the same for all subscriptions of one address
    /// @param address sealed; [Outbox#put] takes it as it is
    /// @param often daily or weekly
    public record Subscription(
            long id,
            byte[] person,
            byte[] address,
            String lang,
            Interest interest,
            String often,
            boolean confirmed) {}

    /// Keeps the wish until the link is opened, two days at most.
    ///
    /// @return the token of the link
    @Transactional
    public String ask(Address address, Interest interest, String often, String lang) {
        LocalDate today = LocalDate.now(clock);
        jdbc.sql(FORGET_OLD).param(today.minusDays(CONFIRM_WITHIN_DAYS)).update();
        String token = Tokens.draw(randomness);
        jdbc.sql(ASK)
                .params(
                        key.person(address),
                        key.seal(address.text()),
                        lang,
                        interest.wid(),
                        interest.code(),
                        often,
                        Tokens.hash(token),
                        today)
                .update();
        return token;
    }

    public Optional<Subscription> find(String token) {
        return jdbc.sql(BY_TOKEN)
                .param(Tokens.hash(token))
                .query(Subscriptions::subscription)
                .optional();
    }

    /// @return false if the link was used before, or is too old
    @Transactional
    public boolean confirm(String token) {
        byte[] hash = Tokens.hash(token);
        LocalDate today = LocalDate.now(clock);
        jdbc.sql(REPLACED).param(hash).update();
        return jdbc.sql(CONFIRM).params(today, hash, today.minusDays(CONFIRM_WITHIN_DAYS)).update()
                == 1;
    }

    /// The token of the link that ends it, the same in every mail. It is not stored: it is made of
    /// the number under the key of addresses.
    public String ending(Subscription it) {
        return it.id() + "-" + key.ending(it.id());
    }

    /// @param token of [#ending]
    public Optional<Subscription> endedBy(String token) {
        if (!token.matches("[0-9]{1,18}-[0-9a-f]{32}")) {
            return Optional.empty();
        }
        long id = Long.parseLong(token.substring(0, token.indexOf('-')));
        boolean right =
                MessageDigest.isEqual(
                        key.ending(id).getBytes(StandardCharsets.US_ASCII),
                        token.substring(token.indexOf('-') + 1)
                                .getBytes(StandardCharsets.US_ASCII));
        return right
                ? jdbc.sql(BY_ID).param(id).query(Subscriptions::subscription).optional()
                : Optional.empty();
    }

    /// The address is erased with it. Nothing happens where there is none.
    @Transactional
    public void end(String token) {
        endedBy(token).ifPresent(it -> jdbc.sql(END).param(it.id()).update());
    }

    /// All of one person together.
    public List<Subscription> confirmed() {
        return jdbc.sql(CONFIRMED).query(Subscriptions::subscription).list();
    }

    public List<String> told(Subscription it) {
        return jdbc.sql(TOLD).param(it.id()).query(String.class).list();
    }

    public void tell(Subscription it, String news) {
        jdbc.sql(TELL).params(it.id(), news).update();
    }

    /// The day of the last digest of a person.
    public Optional<LocalDate> lastDigest(byte[] person) {
        return jdbc.sql(SENT_ON).param(person).query(LocalDate.class).optional();
    }

    public void digestSent(byte[] person, LocalDate day) {
        jdbc.sql(SENT).params(person, day).update();
    }

    private static Subscription subscription(ResultSet row, int n) throws SQLException {
        return new Subscription(
                row.getLong("id"),
                row.getBytes("person"),
                row.getBytes("address"),
                row.getString("lang"),
                new Interest(row.getString("wid"), row.getString("code")),
                row.getString("often"),
                row.getObject("confirmed_on", LocalDate.class) != null);
    }
}
