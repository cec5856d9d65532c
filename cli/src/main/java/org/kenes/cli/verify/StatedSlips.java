package org.kenes.cli.verify;

import org.kenes.dataset.Json;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.strict.Members;
import org.kenes.ledger.tile.LogReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a release states about paper slips (`slips.json`), held against the log: every book in it
/// was registered with this organisation, region and number of slips (kind 8), every book that was
/// registered before the cut is in it, and printed = recorded + void + missing, by book and by
/// region. How many were recorded is the server's word; who holds the other half of one that was
/// not can say so.
final class StatedSlips {
    static final String NAME = "slips.json";

    /// A book as its registration says.
    private record Registered(long index, long count, String org, String region) {}

    private static final List<String> NUMBERS = List.of("printed", "recorded", "void", "missing");

    private StatedSlips() {}

    /// @param cut entries that the release covers
    /// @param size of the log beside it
    /// @return how many slips were printed; nothing is checked, and 0, where there is no such file
    /// @throws Defect naming the book or the region
    static long check(Path folder, LogReader log, long cut, long size) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        Map<String, Registered> books = registered(log, size);
        Map<String, long[]> regions = new TreeMap<>();
        Members stated = read(file);
        long printed = 0;
        for (Members book : stated.objects("books")) {
            String name = book.text("book");
            Registered entry = books.remove(name);
            long[] numbers = numbers(book, "book " + name);
            if (entry == null) {
                throw new Defect(NAME + ": the log registers no book " + name);
            }
            if (entry.count() != numbers[0]
                    || !entry.org().equals(book.text("org"))
                    || !entry.region().equals(book.text("region"))) {
                throw new Defect(
                        "%s: book %s was registered as %d slips of %s in \"%s\" (entry %d)"
                                .formatted(
                                        NAME,
                                        name,
                                        entry.count(),
                                        entry.org(),
                                        entry.region(),
                                        entry.index()));
            }
            long[] sum = regions.computeIfAbsent(entry.region(), region -> new long[4]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += numbers[i];
            }
            printed += numbers[0];
        }
        books.forEach((name, entry) -> {
            if (entry.index() < cut) {
                throw new Defect(NAME + " leaves out book " + name + ", entry " + entry.index());
            }
        });
        for (Members region : stated.objects("regions")) {
            long[] sum = regions.remove(region.text("region"));
            if (sum == null || !Arrays.equals(sum, numbers(region, "a region"))) {
                throw new Defect(
                        "%s: region \"%s\" is not the sum of its books"
                                .formatted(NAME, region.text("region")));
            }
        }
        if (!regions.isEmpty()) {
            throw new Defect(NAME + " leaves out regions " + regions.keySet());
        }
        return printed;
    }

    private static Members read(Path file) {
        try {
            return new Members(Json.read(Files.readAllBytes(file), NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long[] numbers(Members row, String what) {
        long[] numbers = NUMBERS.stream().mapToLong(row::number).toArray();
        if (numbers[0] != numbers[1] + numbers[2] + numbers[3]) {
            throw new Defect(NAME + ": the slips of " + what + " do not add up");
        }
        return numbers;
    }

    /// The first entry of a name counts.
    private static Map<String, Registered> registered(LogReader log, long size) {
        Map<String, Registered> books = new TreeMap<>();
        Iterator<byte[]> entries = log.entries(0, size, size);
        for (long index = 0; entries.hasNext(); index++) {
            byte[] entry = entries.next();
            if (entry.length > 3
                    && entry[1] == 2
                    && entry[2] == 8
                    && LogEntry.parse(entry) instanceof LogEntry.Public it) {
                try {
                    Members book = new Members(it.members());
                    books.putIfAbsent(
                            book.text("book"),
                            new Registered(
                                    index,
                                    book.number("count"),
                                    book.text("org"),
                                    book.text("region")));
                } catch (MalformedException e) {
                    // of another program; no release of ours can name it
                }
            }
        }
        return books;
    }
}
