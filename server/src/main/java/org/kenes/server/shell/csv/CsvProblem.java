package org.kenes.server.shell.csv;

/// What is wrong with one cell of a CSV file, so that its author finds the place.
///
/// @param line line of the file where the row begins, the header is line 1
/// @param column name of the column, empty when the whole row or file is meant
/// @param code stable name of the rule; its words are the message `csv.{code}`
/// @param value what stood there, or what the rule is about
public record CsvProblem(int line, String column, String code, String value) {
    @Override
    public String toString() {
        String where = column.isEmpty() ? "line " + line : "line " + line + ", " + column;
        return where + ": " + code + (value.isEmpty() ? "" : " (" + value + ")");
    }
}
