package org.kenes.report.source;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.StrictYaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// `release.yaml` and its texts.
///
/// @param vote null when no vote is linked
/// @param imprint as written; a legal profile says what must be in it
/// @param polls notices by id
/// @param promises by id
/// @param show claims shown although unsupported
/// @param strictFigures whether every language must use the same figures
/// @param texts in the order of the languages
public record ReleaseSource(
        String id,
        String kind,
        List<String> languages,
        OffsetDateTime publishAt,
        String profile,
        String dataPackage,
        @Nullable String dataSha256,
        @Nullable Vote vote,
        Map<String, Object> imprint,
        Map<String, Map<String, Object>> polls,
        List<String> photos,
        Map<String, Map<String, Object>> promises,
        Map<String, Statement> statements,
        Set<String> show,
        boolean strictFigures,
        Map<String, Claim> claims,
        Map<String, TextSource> texts) {

    public static final String NAME = "release.yaml";
    private static final int TEXT_LIMIT = 1_000_000;
    private static final Set<String> LANGUAGES = Set.of("kk", "ru", "en");
    private static final Set<String> KINDS =
            Set.of("press-release", "report", "statement", "results", "correction");

    /// @param zones of the polling stations, the country's own first
    public record Vote(LocalDate date, List<ZoneId> zones) {}

    /// @param record the quotation, or null
    public record Statement(@Nullable String record, String speaker) {}

    /// @param words language → phrase, for claims about words of the text
    /// @param at eId, or `any`
    public record Claim(
            String id,
            @Nullable String figure,
            @Nullable String is,
            Map<String, String> key,
            String view,
            @Nullable String universe,
            Map<String, String> words,
            @Nullable String draft,
            String at,
            @Nullable String promise) {}

    /// @throws InvalidRelease naming every fault with its place
    /// @throws InvalidInput when the folder has no readable `release.yaml`
    public static ReleaseSource read(Path folder) {
        StrictYaml yaml = StrictYaml.read(bytes(folder.resolve(NAME)), NAME);
        Reader in = new Reader(yaml);
        ReleaseSource release = in.release();
        List<InvalidInput> faults = new ArrayList<>();
        Map<String, TextSource> texts = new LinkedHashMap<>();
        for (String lang : release.languages()) {
            String name = "text." + lang + ".md";
            byte[] bytes = bytes(folder.resolve(name));
            if (bytes.length > TEXT_LIMIT) {
                throw new InvalidInput(name, 1, 1, "larger than 1 MB");
            }
            texts.put(lang, TextSource.parse(name, lang, decode(bytes, name), faults));
        }
        if (!faults.isEmpty()) {
            throw new InvalidRelease(faults);
        }
        return release.with(release.languages(), texts);
    }

    /// The figures the claims and texts use.
    public Set<String> figures() {
        Set<String> figures = new TreeSet<>();
        for (Claim claim : claims.values()) {
            if (claim.figure() != null) {
                figures.add(claim.figure());
            }
        }
        for (TextSource text : texts.values()) {
            for (Block block : text.blocks()) {
                if (block instanceof Block.Figure figure && !figure.what().equals("annex")) {
                    figures.add(figure.id());
                }
                for (Inline.Bound bound : block.flat().bounds()) {
                    if (bound.placeholder() != null) {
                        figures.add(bound.placeholder().figure());
                    }
                }
            }
        }
        return figures;
    }

    /// Only some of the languages.
    ///
    /// @throws InvalidInput if the release has not all of them
    public ReleaseSource only(List<String> wanted) {
        if (wanted.isEmpty() || !languages.containsAll(wanted)) {
            throw new InvalidInput(NAME, 1, 1, "the languages of the release are " + languages);
        }
        Map<String, TextSource> kept = new LinkedHashMap<>(texts);
        kept.keySet().retainAll(wanted);
        return with(languages.stream().filter(wanted::contains).toList(), kept);
    }

    private ReleaseSource with(List<String> spoken, Map<String, TextSource> read) {
        return new ReleaseSource(
                id,
                kind,
                spoken,
                publishAt,
                profile,
                dataPackage,
                dataSha256,
                vote,
                imprint,
                polls,
                photos,
                promises,
                statements,
                show,
                strictFigures,
                claims,
                read);
    }

    private static byte[] bytes(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new InvalidInput(file.getFileName().toString(), 1, 1, "no such file");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decode(byte[] bytes, String name) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInput(name, 1, 1, "not UTF-8", e);
        }
    }

    /// The members of `release.yaml`, strictly.
    private record Reader(StrictYaml yaml) {

        ReleaseSource release() {
            yaml.only(
                    "format",
                    "id",
                    "kind",
                    "languages",
                    "publishAt",
                    "asOf",
                    "data",
                    "profile",
                    "vote",
                    "imprint",
                    "polls",
                    "photos",
                    "promises",
                    "statements",
                    "parity",
                    "show",
                    "claims",
                    "supersedes",
                    "analyst");
            expect("format", "kenes-release/1".equals(yaml.text("format")), "kenes-release/1");
            String id = yaml.text("id");
            expect("id", id.matches("[a-z0-9][a-z0-9-]{1,63}"), "[a-z0-9][a-z0-9-]{1,63}");
            expect("kind", KINDS.contains(yaml.text("kind")), String.join(", ", KINDS));
            List<String> languages = yaml.texts("languages");
            boolean known = !languages.isEmpty() && LANGUAGES.containsAll(languages);
            expect(
                    "languages",
                    known && Set.copyOf(languages).size() == languages.size(),
                    "a list of kk, ru, en, each once");
            Map<String, Object> data = object("data", yaml.root().get("data"));
            return new ReleaseSource(
                    id,
                    yaml.text("kind"),
                    languages,
                    instant(),
                    yaml.text("profile"),
                    text("data", data, "package", "datapackage.json"),
                    data.get("sha256") instanceof String sha ? sha : null,
                    vote(),
                    object("imprint", yaml.root().get("imprint")),
                    listed("polls"),
                    yaml.texts("photos"),
                    listed("promises"),
                    statements(),
                    object("show", yaml.root().get("show")).keySet(),
                    !"free".equals(object("parity", yaml.root().get("parity")).get("figures")),
                    claims(),
                    Map.of());
        }

        private void expect(String member, boolean holds, String what) {
            if (!holds) {
                throw yaml.wrong(member, "\"" + member + "\" must be " + what);
            }
        }

        private OffsetDateTime instant() {
            try {
                return OffsetDateTime.parse(yaml.text("publishAt"));
            } catch (DateTimeException e) {
                throw yaml.wrong("publishAt", "\"publishAt\" must be an instant with offset");
            }
        }

        private @Nullable Vote vote() {
            Map<String, Object> vote = object("vote", yaml.root().get("vote"));
            if (vote.isEmpty()) {
                return null;
            }
            try {
                List<ZoneId> zones = new ArrayList<>();
                for (Object zone : vote.get("zones") instanceof List<?> list ? list : List.of()) {
                    zones.add(ZoneId.of(String.valueOf(zone)));
                }
                expect("vote", !zones.isEmpty(), "a date and zones");
                return new Vote(LocalDate.parse(String.valueOf(vote.get("date"))), zones);
            } catch (DateTimeException e) {
                throw yaml.wrong("vote", "\"vote\": " + e.getMessage());
            }
        }

        private Map<String, Object> object(String member, @Nullable Object value) {
            if (value == null) {
                return Map.of();
            }
            if (!(value instanceof Map<?, ?> map)) {
                throw yaml.wrong(member, "\"" + member + "\" is not a mapping");
            }
            Map<String, Object> object = new LinkedHashMap<>();
            map.forEach((key, item) -> {
                if (item != null) {
                    object.put(String.valueOf(key), item);
                }
            });
            return Collections.unmodifiableMap(object);
        }

        private String text(
                String member, Map<String, Object> from, String name, @Nullable String otherwise) {
            Object value = from.get(name);
            if (value instanceof String text) {
                return text;
            }
            if (value == null && otherwise != null) {
                return otherwise;
            }
            throw yaml.wrong(member, "\"" + member + "\" needs the text \"" + name + "\"");
        }

        /// A list of mappings, each with an id.
        private Map<String, Map<String, Object>> listed(String member) {
            Map<String, Map<String, Object>> all = new LinkedHashMap<>();
            switch (yaml.root().get(member)) {
                case null -> {}
                case List<?> list -> {
                    for (Object item : list) {
                        Map<String, Object> entry = object(member, item);
                        all.put(text(member, entry, "id", null), entry);
                    }
                }
                default -> throw yaml.wrong(member, "\"" + member + "\" is not a list");
            }
            return all;
        }

        private Map<String, Statement> statements() {
            Map<String, Statement> all = new LinkedHashMap<>();
            object("statements", yaml.root().get("statements"))
                    .forEach((id, value) -> {
                        Map<String, Object> is = object("statements", value);
                        all.put(
                                id,
                                new Statement(
                                        is.get("record") instanceof String r ? r : null,
                                        text("statements", is, "speaker", "")));
                    });
            return all;
        }

        private Map<String, Claim> claims() {
            Map<String, Claim> all = new LinkedHashMap<>();
            object("claims", yaml.root().get("claims"))
                    .forEach((id, value) -> all.put(id, claim(id, object("claims", value))));
            return all;
        }

        private Claim claim(String id, Map<String, Object> is) {
            Set<String> allowed =
                    Set.of(
                            "figure",
                            "is",
                            "key",
                            "view",
                            "universe",
                            "words",
                            "draft",
                            "at",
                            "promise");
            for (String name : is.keySet()) {
                if (!allowed.contains(name)) {
                    throw yaml.wrong("claims", "claim " + id + ": unknown member " + name);
                }
            }
            int kinds = 0;
            for (String kind : List.of("figure", "words", "promise")) {
                kinds += is.containsKey(kind) ? 1 : 0;
            }
            expect("claims", kinds == 1, "bound to one of figure, words, promise: " + id);
            Map<String, String> key = new TreeMap<>();
            object("claims", is.get("key")).forEach((k, v) -> key.put(k, String.valueOf(v)));
            Map<String, String> words = new TreeMap<>();
            object("claims", is.get("words")).forEach((k, v) -> words.put(k, String.valueOf(v)));
            return new Claim(
                    id,
                    optional(is, "figure"),
                    optional(is, "is"),
                    key,
                    text("claims", is, "view", "all"),
                    optional(is, "universe"),
                    words,
                    optional(is, "draft"),
                    text("claims", is, "at", "any"),
                    optional(is, "promise"));
        }

        private @Nullable String optional(Map<String, Object> is, String name) {
            return is.containsKey(name) ? text("claims", is, name, null) : null;
        }
    }
}
