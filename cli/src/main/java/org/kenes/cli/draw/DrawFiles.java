package org.kenes.cli.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The two lists of a draw as files: what could be drawn (`event_id,stratum,organisers`), and what
/// was (`rank,part,event_id,stratum,key,checker`). UTF-8, LF, sorted.
public final class DrawFiles {
    private static final String POPULATION = "event_id,stratum,organisers";

    private DrawFiles() {}

    public static byte[] population(List<Draw.Unit> population) {
        var csv = new StringBuilder(POPULATION).append('\n');
        for (Draw.Unit it : population) {
            csv.append(it.event()).append(',').append(it.stratum()).append(',');
            csv.append(String.join("|", it.organisers())).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// @param name of the file, for messages
    /// @throws IllegalArgumentException naming the line
    public static List<Draw.Unit> population(byte[] csv, String name) {
        List<String> rows = new String(csv, StandardCharsets.UTF_8).lines().toList();
        if (rows.isEmpty() || !rows.getFirst().equals(POPULATION)) {
            throw new IllegalArgumentException(name + ": the header is " + POPULATION);
        }
        List<Draw.Unit> units = new ArrayList<>();
        String before = "";
        for (int i = 1; i < rows.size(); i++) {
            String[] cells = rows.get(i).split(",", -1);
            if (cells.length != 3) {
                throw new IllegalArgumentException(name + ", line " + (i + 1) + ": three cells");
            }
            if (cells[0].compareTo(before) <= 0) {
                throw new IllegalArgumentException(
                        name + ", line " + (i + 1) + ": twice, or not sorted by event_id");
            }
            before = cells[0];
            units.add(new Draw.Unit(cells[0], cells[1], Arrays.asList(cells[2].split("\\|"))));
        }
        return units;
    }

    public static byte[] sample(List<Draw.Drawn> drawn) {
        var csv = new StringBuilder("rank,part,event_id,stratum,key,checker\n");
        for (Draw.Drawn it : drawn) {
            String checker = it.checker();
            csv.append(it.rank()).append(',').append(it.part()).append(',');
            csv.append(it.unit().event()).append(',').append(it.unit().stratum()).append(',');
            csv.append(HexFormat.of().formatHex(it.key())).append(',');
            csv.append(checker == null ? "" : checker).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
