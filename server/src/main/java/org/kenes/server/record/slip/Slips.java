package org.kenes.server.record.slip;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.entry.LedgerRecord.SlipBookRegistered;
import org.kenes.ledger.entry.Scope;
import org.kenes.ledger.receipt.SlipBook;
import org.kenes.server.record.Copies;
import org.kenes.server.record.Record;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.Randomness;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Books of slips and what became of every serial number.
@Component
public class Slips implements Copies {
    /// Slips in one book.
    public static final int MOST = 500;

    private static final String NEXT = "select count(*) + 1 from record.slip_book where org = :org";
    private static final String STORE_BOOK =
            "insert into record.slip_book (book, org, region, printed) values (:book, :org,"
                    + " :region, :printed)";
    private static final String STORE =
            "insert into record.slip (serial, book, place) values (?, ?, ?)";
    private static final String FIND =
            """
            select s.serial, s.book, s.state, s.holder, e.idx as index
            from record.slip s
            left join record.ledger_entry e on e.code = s.code and e.shuffle is not null
                and e.idx < (select max(published_size) from record.ledger_head)
            where s.serial = :serial
            """;
    private static final String CLAIM =
            """
            update record.slip set state = 'recorded', holder = :holder
            where serial = :serial and (state = 'unused' or state = 'recorded' and holder = :holder)
            """;
    private static final String REMEMBER =
            "update record.slip set code = :code where serial = :serial and holder = :holder";
    private static final String SPOIL =
            """
            update record.slip s set state = 'void' from record.slip_book b
            where s.serial = :serial and s.state = 'unused' and b.book = s.book and (:org::text is null or b.org = :org)
            """;
    private static final String FORGET =
            """
            update record.slip set code = null
            where code = (select code from record.ledger_entry where dedup = :dedup and shuffle is not null)
            """;
    private static final String BOOKS =
            """
            select b.book, b.org, b.region, b.printed,
                   count(*) filter (where s.state = 'recorded') as recorded, count(*) filter (where s.state = 'void') as void,
                   e.idx is not null as registered
            from record.slip_book b
            join record.slip s using (book)
            left join record.ledger_entry e on e.dedup = sha256(convert_to('record/slip-book' || chr(10) || b.book, 'UTF8'))
                and e.idx < (select max(published_size) from record.ledger_head)
            group by b.book, e.idx order by b.book
            """;
    private static final String SERIALS =
            "select serial from record.slip where book = :book order by place";

    /// A book and what became of its slips.
    ///
    /// @param registered whether its entry is in the published log: only then it may be printed
    /// @param voided declared void before they were used
    public record Book(
            String book,
            String org,
            String region,
            boolean registered,
            long printed,
            long recorded,
            long voided) {
        /// Printed, and nobody says where they are.
        public long missing() {
            return printed - recorded - voided;
        }
    }

    /// One slip.
    ///
    /// @param state `unused`, `recorded` or `void`
    /// @param index of what was keyed in from it, null before that is published and after it was
    ///   erased
    public record Slip(String serial, String book, String state, @Nullable Long index) {}

    /// Whether something may be keyed in from a slip.
    public enum Claim {
        /// It may, or it is the same that was keyed in before.
        YES,
        /// No book has this serial number, or it is none at all.
        UNKNOWN,
        /// Something else was keyed in from it.
        USED,
        /// It was declared void.
        VOID
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Record record;
    private final Randomness randomness;

    Slips(JdbcClient jdbc, JdbcTemplate batches, Record record, Randomness randomness) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.record = record;
        this.randomness = randomness;
    }

    /// Draws the serial numbers of a new book and announces it in the log.
    ///
    /// @param org code of the organisation that hands the slips out
    /// @param region code, or empty for the whole country
    /// @param count from 1 to [#MOST]
    /// @return the name of the book
    @Transactional
    public String register(String org, String region, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("a book has 1 to " + MOST + " slips, not " + count);
        }
        jdbc.sql("lock table record.slip_book in exclusive mode").update();
        long number = jdbc.sql(NEXT).param("org", org).query(Long.class).single();
        String book = org + "-" + String.format(Locale.ROOT, "%04d", number);
        Set<String> drawn = new LinkedHashSet<>();
        while (drawn.size() < count) {
            drawn.add(SlipBook.serial(randomness.bytes(8)));
        }
        List<String> serials = List.copyOf(drawn);
        jdbc.sql(STORE_BOOK)
                .param("book", book)
                .param("org", org)
                .param("region", region)
                .param("printed", count)
                .update();
        List<Object[]> rows = new ArrayList<>();
        for (int place = 0; place < serials.size(); place++) {
            rows.add(new Object[] {serials.get(place), book, place});
        }
        batches.batchUpdate(STORE, rows);
        record.announce(
                new SubmissionKey("record/slip-book", book),
                new SlipBookRegistered(book, count, org, region, SlipBook.root(serials)));
        return book;
    }

    /// Asks for a slip in the transaction that records what was written on it.
    ///
    /// @param typed the serial number as somebody typed it
    /// @param holder names what is keyed in: the same holder may come again, another may not
    @Transactional(propagation = Propagation.MANDATORY)
    public Claim claim(String typed, String holder) {
        String serial = serial(typed).orElse(null);
        if (serial == null) {
            return Claim.UNKNOWN;
        }
        if (jdbc.sql(CLAIM).param("serial", serial).param("holder", holder).update() == 1) {
            return Claim.YES;
        }
        return find(serial)
                .map(slip -> slip.state().equals("void") ? Claim.VOID : Claim.USED)
                .orElse(Claim.UNKNOWN);
    }

    /// What was keyed in from a claimed slip.
    ///
    /// @param code receipt code of the contribution
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(String typed, String holder, String code) {
        jdbc.sql(REMEMBER)
                .param("serial", serial(typed).orElseThrow())
                .param("holder", holder)
                .param("code", code)
                .update();
    }

    /// Declares an unused slip void: spoiled or lost. For good.
    ///
    /// @param org whose book it must be, null for any
    /// @return false if there is no such slip, or it is not unused any more
    @Transactional
    public boolean spoil(String typed, @Nullable String org) {
        return serial(typed)
                .map(serial ->
                        jdbc.sql(SPOIL).param("serial", serial).param("org", org).update() == 1)
                .orElse(false);
    }

    /// @param typed the serial number as somebody typed it
    public Optional<Slip> find(String typed) {
        return serial(typed)
                .flatMap(serial ->
                        jdbc.sql(FIND)
                                .param("serial", serial)
                                .query((row, n) ->
                                        new Slip(
                                                row.getString("serial"),
                                                row.getString("book"),
                                                row.getString("state"),
                                                row.getObject("index", Long.class)))
                                .optional());
    }

    /// All books, by their names.
    public List<Book> books() {
        return jdbc.sql(BOOKS)
                .query((row, n) ->
                        new Book(
                                row.getString("book"),
                                row.getString("org"),
                                row.getString("region"),
                                row.getBoolean("registered"),
                                row.getLong("printed"),
                                row.getLong("recorded"),
                                row.getLong("void")))
                .list();
    }

    /// What became of the slips of every registered book, as a release states it: canonical JSON
    /// with the members `books` and `regions`.
    public byte[] statement() {
        return SlipCounts.json(books().stream().filter(Book::registered).toList());
    }

    /// In printed order.
    public List<String> serials(String book) {
        return jdbc.sql(SERIALS).param("book", book).query(String.class).list();
    }

    /// The one spelling of a serial number; empty if it is none.
    public static Optional<String> serial(String typed) {
        try {
            return Optional.of(SlipBook.serial(typed));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /// An erased contribution cannot be found through its slip any more; that the slip was used
    /// stays.
    @Override
    public void forget(byte[] dedup, Scope scope) {
        switch (scope) {
            case ALL -> jdbc.sql(FORGET).param("dedup", dedup).update();
            case TEXT -> {}
        }
    }

    @Override
    public List<String> tables() {
        return List.of("record.slip");
    }
}
