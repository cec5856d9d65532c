package org.kenes.report.page;

import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How often earlier releases were recounted by others (ledger specification, section 8): a file of
/// the release, written when it is made. The signed notes stand in it beside the counts; whether
/// the counts are theirs is asked by `kenes verify`, which knows about signatures.
///
/// @param releases those that somebody recounted, by number
public record EarlierRecounts(List<Counted> releases) {
    public static final String NAME = "recounts.json";
    public static final String FORMAT = "kenes-recounts/1";

    /// @param release number in the log
    /// @param recounted by how many
    /// @param differing of them, those who came to other numbers
    public record Counted(long release, long recounted, long differing) {}

    public EarlierRecounts {
        releases = List.copyOf(releases);
    }

    /// None where there is no such file.
    ///
    /// @throws InvalidInput if the file is there and malformed
    public static EarlierRecounts in(Path release) {
        Path file = release.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return new EarlierRecounts(List.of());
        }
        try {
            var json = Json.read(Files.readAllBytes(file), NAME);
            if (!FORMAT.equals(json.get("format"))
                    || !(json.get("releases") instanceof List<?> list)) {
                throw new InvalidInput(NAME, 1, 1, "is not " + FORMAT);
            }
            List<Counted> counted = new ArrayList<>();
            for (Object item : list) {
                counted.add(counted(item));
            }
            return new EarlierRecounts(counted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Counted counted(Object item) {
        if (item instanceof Map<?, ?> map
                && map.get("release") instanceof Long release
                && map.get("recounted") instanceof Long recounted
                && map.get("differing") instanceof Long differing) {
            return new Counted(release, recounted, differing);
        }
        throw new InvalidInput(NAME, 1, 1, "a release without its counts");
    }
}
