package org.kenes.bench.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

import javax.sql.DataSource;

/// What PostgreSQL alone does with rows like those of the record.
public final class BareInsert {
    private BareInsert() {}

    /// Rows of the same columns and sizes in a table without anything else, in transactions of the
    /// same size; rows a second.
    public static double perSecond(DataSource database, int rows, int perTransaction)
            throws SQLException {
        Random random = new Random(1);
        try (Connection connection = database.getConnection();
                Statement setUp = connection.createStatement()) {
            setUp.execute(
                    "create table public.bare (dedup bytea primary key, request_mac bytea, entry"
                            + " bytea, code text unique, received_at timestamptz, shuffle bigint)");
            connection.setAutoCommit(false);
            long began = System.nanoTime();
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into public.bare values (?, ?, ?, ?, now(), ?)")) {
                for (int i = 0; i < rows; i++) {
                    insert.setBytes(1, bytes(random, 32));
                    insert.setBytes(2, bytes(random, 32));
                    insert.setBytes(3, bytes(random, 35));
                    insert.setString(4, "%011d".formatted(i));
                    insert.setLong(5, random.nextLong());
                    insert.addBatch();
                    if ((i + 1) % perTransaction == 0) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
                insert.executeBatch();
                connection.commit();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            connection.setAutoCommit(true);
            setUp.execute("drop table public.bare");
            return rows / seconds;
        }
    }

    private static byte[] bytes(Random random, int n) {
        byte[] bytes = new byte[n];
        random.nextBytes(bytes);
        return bytes;
    }
}
