package org.kenes.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `docs/dictionary.md` is what the catalogue says. To write it again: `mvn test -pl dataset -am
/// -Dtest=DictionaryTest -Dkenes.write=true`.
class DictionaryTest {
    private static final Path FILE = Path.of("../docs/dictionary.md");

    @Test
    void theDictionaryIsUpToDate() throws IOException {
        String expected = dictionary();
        if (Boolean.getBoolean("kenes.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, expected);
        }
        assertThat(FILE).hasContent(expected);
    }

    private static String dictionary() {
        StringBuilder out = new StringBuilder("# Dictionary of the public tables\n\n");
        out.append(
                "Made from `tables.csv` by `DictionaryTest`; do not edit. Types: integer (64 bits),"
                    + " string, boolean, date, datetime (UTC), number (decimal with six places)."
                    + " **Bold** columns are the primary key; `?` marks columns that may be"
                    + " empty.\n");
        String part = "";
        for (Table table : Tables.all()) {
            if (!table.part().equals(part)) {
                part = table.part();
                out.append("\n## ").append(part).append('\n');
            }
            out.append("\n### ").append(table.name()).append("\n\n");
            out.append(cell(table.description())).append(".\n\n");
            out.append("| column | type | what |\n|---|---|---|\n");
            for (Column column : table.columns()) {
                String name = column.key() ? "**" + column.name() + "**" : column.name();
                out.append("| ").append(name).append(" | ").append(column.type().code());
                out.append(column.required() ? " | " : "? | ");
                out.append(cell(column.description())).append(" |\n");
            }
        }
        return out.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*");
    }
}
