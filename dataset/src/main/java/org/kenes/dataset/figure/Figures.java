package org.kenes.dataset.figure;

import org.kenes.dataset.InvalidInput;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A set of figures by id. The built-in ones are resources `figures/<id>/`, listed in
/// `figures/index.txt`; a release folder may bring more, and wins where both have an id.
public final class Figures {
    private static final int LIMIT = 500;

    private final SortedMap<String, Figure> byId;
    private final List<String> differing;

    private Figures(SortedMap<String, Figure> byId, List<String> differing) {
        if (byId.size() > LIMIT) {
            throw new InvalidInput("figures", 1, 1, "more than " + LIMIT + " figures");
        }
        this.byId = Collections.unmodifiableSortedMap(byId);
        this.differing = List.copyOf(differing);
    }

    /// The figures that come with the program.
    public static Figures builtIn() {
        SortedMap<String, Figure> byId = new TreeMap<>();
        for (String id :
                new String(resource("index.txt"), StandardCharsets.UTF_8).lines().toList()) {
            byId.put(
                    id, Figure.of(id, resource(id + "/figure.yaml"), resource(id + "/figure.sql")));
        }
        return new Figures(byId, List.of());
    }

    private static byte[] resource(String path) {
        try (InputStream in = Figures.class.getResourceAsStream("/figures/" + path)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: figures/" + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Figures of(Collection<Figure> figures) {
        SortedMap<String, Figure> byId = new TreeMap<>();
        figures.forEach(figure -> byId.put(figure.id(), figure));
        return new Figures(byId, List.of());
    }

    /// The figures of a release folder only; none if it has no folder `figures`.
    ///
    /// @throws InvalidInput if one of them is malformed
    public static Figures in(Path release) {
        SortedMap<String, Figure> byId = new TreeMap<>();
        Path folder = release.resolve("figures");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> figures = Files.list(folder)) {
                for (Path figure : figures.sorted().toList()) {
                    byId.put(figure.getFileName().toString(), Figure.read(figure));
                }
            } catch (IOException e) {
                throw new InvalidInput("figures", 1, 1, "cannot be listed", e);
            }
        }
        return new Figures(byId, List.of());
    }

    /// These, where `first` does not have the id; `first` wins.
    public Figures after(Figures first) {
        SortedMap<String, Figure> both = new TreeMap<>(byId);
        List<String> differing = new ArrayList<>();
        for (Figure figure : first.all()) {
            Figure mine = both.put(figure.id(), figure);
            if (mine != null && !mine.registrationSha256().equals(figure.registrationSha256())) {
                differing.add(figure.id());
            }
        }
        return new Figures(both, differing);
    }

    /// Only the figures with these ids; unknown ids are left out.
    public Figures only(Collection<String> ids) {
        SortedMap<String, Figure> some = new TreeMap<>(byId);
        some.keySet().retainAll(ids);
        return new Figures(some, differing.stream().filter(ids::contains).toList());
    }

    /// Ascending by id.
    public Collection<Figure> all() {
        return byId.values();
    }

    /// Built-in ids that a release folder gives another definition (warning `figure-differs`).
    public List<String> differing() {
        return differing;
    }
}
