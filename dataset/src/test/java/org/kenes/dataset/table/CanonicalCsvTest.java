package org.kenes.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.InvalidInput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class CanonicalCsvTest {
    private static final String POLLS =
            """
            poll,entity,years_of_practice,notice_ref,ordered_by,paid_by,field_from,field_to,method,n,margin_of_error,source
            b,"Ә, ""Б\""",3,,,,2031-01-02,,phone,1000,3.1,
            a,,,,,,,,,,10,"two
            lines"
            """;

    @TempDir Path folder;

    @Test
    void theHashIsThatOfTheSortedFormWhateverTheFile() throws IOException {
        Files.writeString(folder.resolve("polls.csv"), POLLS);
        Table table = Tables.of("polls");
        try (Database database = Database.open(256)) {
            database.load(table, folder.resolve("polls.csv"), "polls.csv");
            DataPackage data =
                    DataPackage.write(
                            folder, database, List.of(table), DataPackage.Form.BOTH, Map.of());
            String expected =
                    """
                    poll,entity,years_of_practice,notice_ref,ordered_by,paid_by,field_from,field_to,method,n,margin_of_error,source
                    a,,,,,,,,,,10,"two
                    lines"
                    b,"Ә, ""Б\""",3,,,,2031-01-02,,phone,1000,3.1,
                    """;
            assertThat(folder.resolve("data/polls.csv")).hasContent(expected);
            assertThat(data.tableHashes().get("polls"))
                    .isEqualTo(Sha256.of(Files.readAllBytes(folder.resolve("data/polls.csv"))));
            for (DataPackage.TableFile file : data.files()) {
                try (Database again = Database.open(256)) {
                    data.load(file, again);
                    assertThat(CanonicalCsv.hash(again, table))
                            .describedAs(file.path())
                            .isEqualTo(data.tableHashes().get("polls"));
                }
            }
        }
    }

    @Test
    void aLargeTableIsGzippedAndReadBack() throws IOException {
        Table table = Tables.of("registrations");
        try (Database database = Database.open(256)) {
            database.create(table);
            database.run(
                    "INSERT INTO registrations SELECT i, 'figure', 'id ' || i, repeat('0', 64),"
                            + " DATE '2031-01-01' FROM range(12000) t(i)");
            CanonicalCsv.Written written = CanonicalCsv.write(database, table, folder);
            assertThat(written.file()).hasFileName("registrations.csv.gz");
            byte[] head = Files.readAllBytes(written.file());
            assertThat(head[3]).describedAs("no name").isZero();
            assertThat(new byte[] {head[4], head[5], head[6], head[7]}).containsOnly(0);
            try (Database again = Database.open(256)) {
                again.load(table, written.file(), "registrations.csv.gz");
                assertThat(CanonicalCsv.hash(again, table)).isEqualTo(written.tableHash());
            }
        }
    }

    @Test
    void aDamagedFileIsNamedWithBothHashes() throws IOException {
        Files.writeString(folder.resolve("polls.csv"), POLLS);
        Table table = Tables.of("polls");
        try (Database database = Database.open(256)) {
            database.load(table, folder.resolve("polls.csv"), "polls.csv");
            DataPackage data =
                    DataPackage.write(
                            folder, database, List.of(table), DataPackage.Form.CSV, Map.of());
            Files.writeString(folder.resolve("data/polls.csv"), POLLS + "c,,,,,,,,,,,\n");
            try (Database again = Database.open(256)) {
                assertThatThrownBy(() -> data.load(table, again))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageContaining("data/polls.csv")
                        .hasMessageContaining("expected")
                        .hasMessageContaining("found");
            }
        }
    }

    @Test
    void repeatedKeysAndEmptyRequiredCellsAreRefused() throws IOException {
        Table table = Tables.of("event_measures");
        for (String rows : List.of("e,m,1\ne,m,2\n", "e,,1\n")) {
            Files.writeString(folder.resolve("t.csv"), "event,measure,value\n" + rows);
            try (Database database = Database.open(256)) {
                assertThatThrownBy(() -> database.load(table, folder.resolve("t.csv"), "t.csv"))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageStartingWith("t.csv:1:1:");
            }
        }
    }
}
