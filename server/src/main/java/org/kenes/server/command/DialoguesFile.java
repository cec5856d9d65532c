package org.kenes.server.command;

import org.kenes.cli.words.UsageException;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.StrictYaml;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The file of `kenes serve --dialogues`: under `dialogues` a list, each with its `host`, options
/// of `kenes serve` without dashes, and `variables`.
///
/// What two of them must not share is refused: host, short name, data folder, database, log.
final class DialoguesFile {
    /// @param host without port
    /// @param variables instead of those of the process
    record Hosted(
            String host,
            Settings settings,
            Map<String, String> variables,
            Optional<Path> adminKeyOut) {}

    /// Set for the whole process, or for a server that ends at once.
    private static final Set<String> NOT_HERE = Set.of("port", "dialogues", "ends-as");

    /// Options that name files, which lie relative to the file that names them.
    private static final Set<String> FILES =
            Set.of("data", "policy", "admin-key-out", "remembered-heads", "continues", "cause");

    private DialoguesFile() {}

    /// @throws UsageException if it cannot be read or two dialogues share something
    static List<Hosted> read(Path file, int port) {
        String name = String.valueOf(file.getFileName());
        try {
            StrictYaml yaml = StrictYaml.read(Files.readAllBytes(file), name);
            yaml.only("dialogues");
            if (!(yaml.root().get("dialogues") instanceof List<?> list) || list.isEmpty()) {
                throw yaml.wrong("dialogues", "a list of dialogues is expected");
            }
            List<Hosted> all = new ArrayList<>();
            for (Object item : list) {
                if (!(item instanceof Map<?, ?> map)) {
                    throw yaml.wrong("dialogues", "a dialogue is a mapping with host, data, …");
                }
                all.add(hosted(map, file.toAbsolutePath().resolve("..").normalize(), port));
            }
            requireApart(all);
            return all;
        } catch (InvalidInput e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: " + e.getMessage());
        }
    }

    private static Hosted hosted(Map<?, ?> map, Path folder, int port) {
        String host = String.valueOf(map.get("host")).toLowerCase(Locale.ROOT);
        if (!host.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?") || map.get("host") == null) {
            throw new UsageException("host: the name of a host is expected, such as a.example.org");
        }
        Map<String, String> variables = new TreeMap<>();
        switch (map.get("variables")) {
            case null -> {}
            case Map<?, ?> given ->
                    given.forEach((key, value) ->
                            variables.put(String.valueOf(key), String.valueOf(value)));
            default -> throw new UsageException(host + ": variables are a mapping");
        }
        Environment.refuseUnknown(variables.keySet());
        variables.keySet().stream()
                .filter(it -> Environment.OF_THE_PROCESS.contains(it) || !it.startsWith("KENES_"))
                .findFirst()
                .ifPresent(it -> {
                    throw new UsageException(host + ": " + it + " is not of one dialogue");
                });
        List<String> words = new ArrayList<>(List.of("--port", Integer.toString(port)));
        map.forEach((key, value) -> {
            String option = String.valueOf(key);
            if (option.equals("host") || option.equals("variables")) {
                return;
            }
            if (NOT_HERE.contains(option)) {
                throw new UsageException(host + ": " + option + " cannot stand in this file");
            }
            words.add("--" + option);
            switch (value) {
                case List<?> many -> many.forEach(it -> words.add(word(option, it, folder)));
                case Boolean flag when Serve.FLAGS.contains(option) -> {}
                default -> words.add(word(option, value, folder));
            }
        });
        var options = Serve.options(words);
        if (!options.has("dialogue") || !options.has("data") || !options.has("origin")) {
            throw new UsageException(host + ": dialogue, data and origin are needed");
        }
        return new Hosted(
                host,
                Serve.settings(options, variables),
                variables,
                Optional.ofNullable(options.maybe("admin-key-out")).map(Path::of));
    }

    private static String word(String option, Object value, Path folder) {
        String text = String.valueOf(value);
        return FILES.contains(option) ? folder.resolve(text).toString() : text;
    }

    private static void requireApart(List<Hosted> all) {
        Set<String> seen = new HashSet<>();
        for (Hosted one : all) {
            Settings settings = one.settings();
            List<String> own =
                    new ArrayList<>(
                            List.of(
                                    "host " + one.host(),
                                    "dialogue " + settings.dialogue().slug(),
                                    "data " + settings.data().normalize(),
                                    "origin " + settings.record().origin()));
            ExternalDatabase database = settings.database();
            if (database != null) {
                own.add("KENES_DATABASE_URL " + database.url());
            }
            for (String thing : own) {
                if (!seen.add(thing)) {
                    throw new UsageException("two dialogues cannot share " + thing);
                }
            }
        }
    }
}
