package org.kenes.cli.verify;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.draw.Draw;
import org.kenes.cli.draw.DrawFiles;
import org.kenes.dataset.entry.CheckEntry;
import org.kenes.dataset.entry.CoalitionEntry;
import org.kenes.dataset.entry.Entry;
import org.kenes.dataset.entry.EntryCodec;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Back-checks drawn again: the list that was drawn from has the hash that the log names, the
/// checkpoint is one of this log, and the same events come out.
final class FieldDraws {
    /// Organisations, draws and their results.
    private static final Set<Integer> KINDS = Set.of(41, 72, 73);

    /// @param parents branch → organisation, as the log knew it when the draw was closed
    private record Result(CheckEntry.DrawResult entry, Map<String, String> parents) {}

    private final Path folder;
    private final LogReader log;
    private final String origin;

    /// @param folder of the release
    FieldDraws(Path folder, LogReader log, String origin) {
        this.folder = folder;
        this.log = log;
        this.origin = origin;
    }

    /// @return how many draws came out as they were published
    /// @throws Defect naming the draw
    int replay(Head head) {
        Map<String, CheckEntry.DrawAnnounced> announced = new TreeMap<>();
        Map<String, String> parents = new TreeMap<>();
        List<Result> results = new ArrayList<>();
        log.walk(
                head,
                (index, bytes) -> {
                    switch (entry(bytes)) {
                        case CheckEntry.DrawAnnounced it -> announced.putIfAbsent(it.draw(), it);
                        case CheckEntry.DrawResult it ->
                                results.add(new Result(it, Map.copyOf(parents)));
                        case CoalitionEntry.Organisation it -> {
                            String parent = it.parent();
                            if (parent == null) {
                                parents.remove(it.id());
                            } else {
                                parents.put(it.id(), parent);
                            }
                        }
                        case null, default -> {}
                    }
                });
        for (Result it : results) {
            CheckEntry.DrawAnnounced draw = announced.get(it.entry().draw());
            if (draw == null) {
                throw new Defect("draw " + it.entry().draw() + " was never announced");
            }
            replay(draw, it, head);
        }
        return results.size();
    }

    private static Entry.@Nullable Public entry(byte[] bytes) {
        return LogEntry.parse(bytes) instanceof LogEntry.Public it && KINDS.contains(it.kind())
                ? EntryCodec.read(it.kind(), it.members()).orElse(null)
                : null;
    }

    private void replay(CheckEntry.DrawAnnounced announced, Result drawn, Head head) {
        CheckEntry.DrawResult result = drawn.entry();
        String name = "draw " + result.draw();
        if (result.size() > head.size()
                || !log.root(result.size(), head.size()).base64().equals(result.root())) {
            throw new Defect(name + ": its checkpoint is none of this log");
        }
        byte[] population = document(result.populationSha256(), name);
        List<Draw.Unit> units = DrawFiles.population(population, name);
        if (units.size() != result.population()) {
            throw new Defect(name + ": the list it was drawn from has another length");
        }
        String body = "%s\n%d\n%s\n".formatted(origin, result.size(), result.root());
        byte[] again =
                DrawFiles.sample(
                        new Draw(result.draw(), body, result.beacon())
                                .run(
                                        units,
                                        (int) Math.min(announced.n(), units.size()),
                                        (int) announced.perStratum(),
                                        announced.checkers(),
                                        drawn.parents()));
        if (!Arrays.equals(again, document(result.sha256(), name))) {
            throw new Defect(name + " does not come out as it was published");
        }
    }

    private byte[] document(String sha256, String name) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new Defect(name + ": \"" + sha256 + "\" is no SHA-256");
        }
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve("sources/documents/" + sha256));
            if (!Hash.sha256(bytes).hex().equals(sha256)) {
                throw new Defect("sources/documents/" + sha256 + " has another hash");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": its list is missing", e);
        }
    }
}
