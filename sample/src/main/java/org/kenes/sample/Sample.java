package org.kenes.sample;

import org.jspecify.annotations.Nullable;
import org.kenes.sample.Nation.Coalition;
import org.kenes.sample.Nation.Declaration;
import org.kenes.sample.Nation.Organisation;
import org.kenes.sample.Nation.Place;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The files of the sample.
public final class Sample {
    /// The languages the law and the releases are written in.
    public static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    private static final List<String> RELEASE =
            List.of("release.yaml", "text.kk.md", "text.ru.md", "text.en.md");
    private static final String FIGURE = "figures/opinions.support-or-partly/";

    /// A press release of the sample.
    public enum Release {
        /// Every sentence holds on the default nation.
        FIRST("release", RELEASE),
        /// Planned events told as held, attendances told as citizens, partial support added to
        /// full.
        FALSE_POPULATION_AND_STATUS(
                "release-false/population-and-status",
                List.of(
                        "release.yaml",
                        "text.kk.md",
                        "text.ru.md",
                        "text.en.md",
                        FIGURE + "figure.yaml",
                        FIGURE + "figure.sql")),
        /// A claim about a figure that does not exist, and a number bound to nothing.
        FALSE_MISSING_AND_UNBOUND("release-false/missing-and-unbound", RELEASE);

        private final String folder;
        private final List<String> files;

        Release(String folder, List<String> files) {
            this.folder = folder;
            this.files = files;
        }

        /// Writes `release.yaml`, the texts and the release's own figures below a folder; files
        /// that are there are replaced.
        public void copyTo(Path target) throws IOException {
            for (String file : files) {
                Path copy = target.resolve(file);
                Files.createDirectories(copy.toAbsolutePath().getParent());
                Files.write(copy, Resources.bytes(folder + "/" + file));
            }
        }
    }

    /// @param eId of the provision
    public record Explanation(String eId, String lang, String words) {}

    /// Other words for a provision, and what two drafters decided about them.
    ///
    /// @param earlier whether it is about the draft before
    /// @param decision empty while nobody has decided
    /// @param body that decided
    /// @param reasons by language
    public record Proposal(
            boolean earlier,
            String eId,
            String lang,
            LocalDate day,
            String wording,
            String reason,
            String decision,
            String body,
            Map<String, String> reasons) {}

    private static final long MANY_MEETINGS = 1_000;

    private Sample() {}

    /// The draft in the paste format, with front matter.
    ///
    /// @param language kk, ru or en
    public static byte[] law(String language) {
        return Resources.bytes("law." + language + ".txt");
    }

    /// The draft as it was first published, two months before: a few provisions differ.
    ///
    /// @param language kk, ru or en
    public static byte[] earlierLaw(String language) {
        return Resources.bytes("law-earlier." + language + ".txt");
    }

    /// The themes of the draft, as a file to hand in.
    public static String themesCsv() {
        return Resources.text("themes.csv");
    }

    /// A few provisions of the draft in plain words.
    public static List<Explanation> explanations() {
        return Rows.of(Resources.text("explanations.csv")).stream()
                .map(row ->
                        new Explanation(cell(row, "eId"), cell(row, "lang"), cell(row, "words")))
                .toList();
    }

    /// A few proposals about the earlier draft and about the present one.
    public static List<Proposal> proposals() {
        return Rows.of(Resources.text("proposals.csv")).stream()
                .map(row ->
                        new Proposal(
                                cell(row, "version").equals("earlier"),
                                cell(row, "eId"),
                                cell(row, "lang"),
                                LocalDate.parse(cell(row, "day")),
                                cell(row, "wording"),
                                cell(row, "reason"),
                                cell(row, "decision"),
                                cell(row, "body"),
                                Map.of(
                                        "kk", cell(row, "reason_kk"),
                                        "ru", cell(row, "reason_ru"),
                                        "en", cell(row, "reason_en"))))
                .toList();
    }

    /// The register of places as a file to import.
    public static byte[] placesCsv() {
        return Resources.bytes("places.csv");
    }

    /// The same with new villages, one for every six meetings, where there are thousands: so many
    /// in a few dozen settlements look like each other by mere chance, on the same day before the
    /// same people.
    public static byte[] placesCsv(long meetings) {
        List<String> around =
                places().stream()
                        .filter(place -> place.level() == 3)
                        .map(place -> String.valueOf(place.parent()))
                        .distinct()
                        .toList();
        var csv = new StringBuilder(Resources.text("places.csv"));
        for (long n = 1; meetings > MANY_MEETINGS && n <= meetings / 6; n++) {
            String parent = around.get((int) (n % around.size()));
            csv.append(parent + "-v" + n + "," + parent + ",3,settlement,");
            csv.append(n + "-ауыл,Село " + n + ",Village " + n);
            csv.append(",,,,,,,,,,,\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The organisations as a file to import.
    public static byte[] organisationsCsv() {
        return Resources.bytes("organisations.csv");
    }

    public static List<Place> places() {
        return places(Resources.text("places.csv"));
    }

    static List<Place> places(String csv) {
        return Rows.of(csv).stream().map(Sample::place).toList();
    }

    public static List<Coalition> coalitions() {
        return Rows.of(Resources.text("coalitions.csv")).stream()
                .map(row -> new Coalition(cell(row, "id"), cell(row, "position"), names(row)))
                .toList();
    }

    public static List<Organisation> organisations() {
        return Rows.of(Resources.text("organisations.csv")).stream()
                .map(Sample::organisation)
                .toList();
    }

    private static Place place(Map<String, String> row) {
        String population = orNull(row, "population");
        return new Place(
                cell(row, "code"),
                cell(row, "parent"),
                Integer.parseInt(cell(row, "level")),
                cell(row, "kind"),
                names(row),
                population == null ? null : Long.valueOf(population));
    }

    private static Organisation organisation(Map<String, String> row) {
        return new Organisation(
                cell(row, "id"),
                cell(row, "kind"),
                cell(row, "role"),
                orNull(row, "coalition"),
                orNull(row, "parent"),
                orNull(row, "place"),
                cell(row, "level"),
                names(row),
                day(row, "joined"),
                day(row, "left"),
                declaration(row));
    }

    private static @Nullable Declaration declaration(Map<String, String> row) {
        String declared = orNull(row, "declared");
        return declared == null
                ? null
                : new Declaration(
                        Long.parseLong(declared),
                        cell(row, "declared_unit"),
                        LocalDate.parse(cell(row, "declared_as_of")),
                        cell(row, "declared_basis"),
                        cell(row, "declared_source"));
    }

    private static Map<String, String> names(Map<String, String> row) {
        return Map.of(
                "kk", cell(row, "name_kk"), "ru", cell(row, "name_ru"), "en", cell(row, "name_en"));
    }

    private static @Nullable LocalDate day(Map<String, String> row, String column) {
        String day = orNull(row, column);
        return day == null ? null : LocalDate.parse(day);
    }

    private static @Nullable String orNull(Map<String, String> row, String column) {
        String value = cell(row, column);
        return value.isEmpty() ? null : value;
    }

    private static String cell(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException("no column " + column + " in the sample");
        }
        return value;
    }
}
