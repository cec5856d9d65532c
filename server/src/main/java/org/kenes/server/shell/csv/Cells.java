package org.kenes.server.shell.csv;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The cells of one row, read as what they should be. A cell that is not is reported and read as
/// empty, so that one run tells everything that is wrong with a file.
public final class Cells {
    private final CsvRow row;
    private final Consumer<CsvProblem> problems;

    Cells(CsvRow row, Consumer<CsvProblem> problems) {
        this.row = row;
        this.problems = problems;
    }

    public int line() {
        return row.line();
    }

    public void problem(String column, String code, String value) {
        problems.accept(new CsvProblem(row.line(), column, code, value));
    }

    /// Empty where the cell or the column is not there.
    public String text(String column) {
        return row.cells().getOrDefault(column, "");
    }

    public @Nullable String optional(String column) {
        String text = text(column);
        return text.isEmpty() ? null : text;
    }

    public String required(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            problem(column, "cell-missing", "");
        }
        return text;
    }

    public String matching(String column, Pattern pattern) {
        String text = required(column);
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            problem(column, "wrong-form", text);
        }
        return text;
    }

    public String oneOf(String column, Collection<String> allowed) {
        String text = required(column);
        if (!text.isEmpty() && !allowed.contains(text)) {
            problem(column, "unknown-code", text);
        }
        return text;
    }

    /// Values separated by `|`.
    public List<String> list(String column) {
        return Arrays.stream(text(column).split("\\|"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    public @Nullable Long whole(String column, long min, long max) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,18}")) {
            problem(column, "not-a-whole-number", text);
            return null;
        }
        long value = Long.parseLong(text);
        if (value < min || value > max) {
            problem(column, "out-of-range", text + " ∉ " + min + "…" + max);
            return null;
        }
        return value;
    }

    public @Nullable BigDecimal decimal(String column, long min, long max) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            problem(column, "not-a-number", text);
            return null;
        }
        var value = new BigDecimal(text);
        if (value.compareTo(BigDecimal.valueOf(min)) < 0
                || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            problem(column, "out-of-range", text + " ∉ " + min + "…" + max);
            return null;
        }
        return value;
    }

    public @Nullable LocalDate date(String column) {
        String text = text(column);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            problem(column, "not-a-date", text);
            return null;
        }
    }

    /// Local wall-clock time `HH:MM`.
    public @Nullable LocalTime time(String column) {
        String text = text(column);
        try {
            return text.isEmpty() ? null : LocalTime.parse(text);
        } catch (DateTimeException e) {
            problem(column, "not-a-time", text);
            return null;
        }
    }
}
