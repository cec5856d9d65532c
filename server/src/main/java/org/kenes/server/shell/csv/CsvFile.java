package org.kenes.server.shell.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A CSV file (RFC 4180, UTF-8, with or without BOM, LF or CRLF) with a header line, as people
/// prepare it in a spreadsheet. Everything that cannot be read is a problem with line and column;
/// nothing is guessed. Rows that are blank are left out.
public final class CsvFile {
    private final List<CsvRow> rows = new ArrayList<>();
    private final List<CsvProblem> problems = new ArrayList<>();

    private CsvFile() {}

    /// @param required columns that must be there, in any order
    /// @param optional columns that may be there; any other column is a problem
    public static CsvFile read(byte[] bytes, List<String> required, List<String> optional) {
        var file = new CsvFile();
        String text = file.decode(bytes);
        if (file.problems.isEmpty()) {
            file.split(text, required, optional);
        }
        return file;
    }

    public List<CsvRow> rows() {
        return List.copyOf(rows);
    }

    /// Grows while rows are read through [Cells].
    public List<CsvProblem> problems() {
        return List.copyOf(problems);
    }

    public Cells cells(CsvRow row) {
        return new Cells(row, problems::add);
    }

    private String decode(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            problems.add(new CsvProblem(1, "", "not-utf8", ""));
            return "";
        }
    }

    private void split(String text, List<String> required, List<String> optional) {
        List<Line> lines = lines(text);
        if (lines.isEmpty()) {
            problems.add(new CsvProblem(1, "", "empty-file", ""));
            return;
        }
        List<String> header = lines.getFirst().cells().stream().map(String::strip).toList();
        if (header.size() == 1 && header.getFirst().contains(";")) {
            problems.add(new CsvProblem(1, "", "semicolons", ""));
            return;
        }
        header(header, required, optional);
        if (!problems.isEmpty()) {
            return;
        }
        for (Line line : lines.subList(1, lines.size())) {
            if (line.cells().size() != header.size()) {
                String counts = line.cells().size() + " ≠ " + header.size();
                problems.add(new CsvProblem(line.number(), "", "number-of-cells", counts));
                continue;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                cells.put(header.get(i), line.cells().get(i).strip());
            }
            rows.add(new CsvRow(line.number(), cells));
        }
    }

    private void header(List<String> header, List<String> required, List<String> optional) {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                problems.add(new CsvProblem(1, column, "column-twice", column));
            } else if (!required.contains(column) && !optional.contains(column)) {
                problems.add(new CsvProblem(1, column, "column-unknown", column));
            }
        }
        for (String column : required) {
            if (!seen.contains(column)) {
                problems.add(new CsvProblem(1, column, "column-missing", column));
            }
        }
    }

    private record Line(int number, List<String> cells) {}

    private List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        boolean blank = true;
        int line = 1;
        int start = 1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (i == text.length() && blank && !quoted) {
                break;
            }
            if (quoted && i < text.length()) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                    line += c == '\n' ? 1 : 0;
                }
                continue;
            }
            if (quoted) {
                problems.add(new CsvProblem(start, "", "open-quote", ""));
                break;
            }
            switch (c) {
                case '"' -> {
                    quoted = true;
                    blank = false;
                }
                case ',' -> {
                    cells.add(cell.toString());
                    cell.setLength(0);
                    blank = false;
                }
                case '\n' -> {
                    cells.add(cell.toString());
                    cell.setLength(0);
                    if (!blank) {
                        lines.add(new Line(start, cells));
                    }
                    cells = new ArrayList<>();
                    blank = true;
                    start = ++line;
                }
                case '\r' -> {}
                default -> {
                    cell.append(c);
                    blank &= Character.isWhitespace(c);
                }
            }
        }
        return lines;
    }
}
