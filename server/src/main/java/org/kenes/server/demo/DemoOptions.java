package org.kenes.server.demo;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was asked for on the command line of `kenes demo`.
///
/// @param once folder for the release, or null to stay up
/// @param law files that replace the sample's law; empty for the sample
/// @param inForce files of the law in force, to compare with; empty for none
/// @param places file that replaces the sample's register of places, or null
record DemoOptions(
        int port,
        boolean fresh,
        @Nullable Path once,
        List<Path> law,
        List<Path> inForce,
        @Nullable Path places,
        int people,
        long events,
        long opinions,
        String seed,
        Path data) {

    private static final Set<String> VALUED =
            Set.of("port", "once", "places", "people", "events", "opinions", "seed", "data");
    private static final Set<String> FILES = Set.of("law", "in-force");

    /// Answered by offices or waiting, one for every so many opinions.
    long questions() {
        return Math.max(20, opinions / 12);
    }

    /// @throws UsageException for anything that cannot be meant
    static DemoOptions parse(List<String> words) {
        var options = new CommandLine(words, VALUED, Set.of("fresh"), FILES);
        options.arguments(0);
        List<Path> law = options.all("law").stream().map(Path::of).toList();
        List<Path> inForce = options.all("in-force").stream().map(Path::of).toList();
        Optional<Path> places = Optional.ofNullable(options.maybe("places")).map(Path::of);
        law.forEach(DemoOptions::readable);
        inForce.forEach(DemoOptions::readable);
        places.ifPresent(DemoOptions::readable);
        Optional<Path> once = Optional.ofNullable(options.maybe("once")).map(Path::of);
        if (once.isPresent() && Files.exists(once.get())) {
            throw new UsageException(once.get() + " exists already; give a new folder");
        }
        return new DemoOptions(
                options.number("port", 8080, 0, 65_535),
                options.has("fresh"),
                once.orElse(null),
                law,
                inForce,
                places.orElse(null),
                options.number("people", 20_000, 1_000, 20_000_000),
                options.number("events", 400, 0, 1_000_000),
                options.number("opinions", 3_000, 0, 20_000_000),
                options.or("seed", "kenes"),
                Path.of(options.or("data", ".kenes/demo")));
    }

    private static void readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new UsageException("cannot read " + file);
        }
    }
}
