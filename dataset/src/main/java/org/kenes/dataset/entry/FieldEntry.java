package org.kenes.dataset.entry;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What field work needs and shows: the register of places, forms, keys, photos.
public sealed interface FieldEntry extends Entry.Public {

    /// The register of places; `sha256` is that of the file, which travels with every release.
    record PlaceImport(String sha256, long rows) implements FieldEntry {
        @Override
        public int kind() {
            return 48;
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(Map.of("sha256", sha256, "rows", rows));
        }

        static PlaceImport read(Fields in) {
            return new PlaceImport(in.text("sha256"), in.number("rows"));
        }
    }

    /// A list of codes grew, or one of its codes was closed. Codes are never removed.
    ///
    /// @param list audience or venue
    /// @param codes what this entry adds or closes
    record CodeList(String list, List<Code> codes, LocalDate day) implements FieldEntry {
        /// @param names language → name
        /// @param closed the day from which it is not offered any more, or null
        public record Code(String code, Map<String, String> names, @Nullable LocalDate closed) {
            private Map<String, Object> members() {
                return new Members()
                        .put("code", code)
                        .put("names", names)
                        .put("closed", closed)
                        .map();
            }

            private static Code read(Fields in) {
                return new Code(in.text("code"), in.texts("names"), in.maybeDate("closed"));
            }
        }

        @Override
        public int kind() {
            return 49;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("list", list)
                    .put("codes", codes.stream().map(Code::members).toList())
                    .put("day", day)
                    .map();
        }

        static CodeList read(Fields in) {
            return new CodeList(
                    in.text("list"),
                    in.objects("codes").stream().map(Code::read).toList(),
                    in.date("day"));
        }
    }

    /// A version of a form that reports may be sent with.
    ///
    /// @param media name → SHA-256 of every file that comes with the form
    /// @param mapping SHA-256 of the mapping, null for a plain survey that is counted nowhere
    record Form(
            String id,
            String version,
            String md5,
            String sha256,
            Map<String, String> media,
            @Nullable String mapping)
            implements FieldEntry {
        @Override
        public int kind() {
            return 50;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("id", id)
                    .put("version", version)
                    .put("md5", md5)
                    .put("sha256", sha256)
                    .put("media", media)
                    .put("mapping", mapping)
                    .map();
        }

        static Form read(Fields in) {
            return new Form(
                    in.text("id"),
                    in.text("version"),
                    in.text("md5"),
                    in.text("sha256"),
                    in.texts("media"),
                    in.maybeText("mapping"));
        }
    }

    /// Who may send field reports for whom, and from where.
    ///
    /// @param key first 16 hex digits of SHA-256 of the token
    record FieldKey(
            String key,
            String organisation,
            String place,
            String role,
            LocalDate issued,
            @Nullable LocalDate expires)
            implements FieldEntry {
        @Override
        public int kind() {
            return 51;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("keyId", key)
                    .put("org", organisation)
                    .put("place", place)
                    .put("role", role)
                    .put("issued", issued)
                    .put("expires", expires)
                    .map();
        }

        static FieldKey read(Fields in) {
            return new FieldKey(
                    in.text("keyId"),
                    in.text("org"),
                    in.text("place"),
                    in.text("role"),
                    in.date("issued"),
                    in.maybeDate("expires"));
        }
    }

    record FieldKeyRevoked(String key, LocalDate day) implements FieldEntry {
        @Override
        public int kind() {
            return 52;
        }

        @Override
        public Map<String, Object> members() {
            return new Members().put("keyId", key).put("day", day).map();
        }

        static FieldKeyRevoked read(Fields in) {
            return new FieldKeyRevoked(in.text("keyId"), in.date("day"));
        }
    }

    /// A photo that may be shown. Its original stays private; a sealed entry holds its hash.
    ///
    /// @param sha256 of the largest rendition
    /// @param author who took it, where that is said; the credit names at least the author
    /// @param consent all or scene
    /// @param identifiable whether it shows a person who can be recognised
    /// @param consentRef where the written permission is kept
    /// @param alt language → what it shows
    /// @param renditions longest side in pixels → SHA-256
    record PhotoPublished(
            String photo,
            String sha256,
            String event,
            @Nullable LocalDate taken,
            @Nullable String author,
            String credit,
            String licence,
            String consent,
            boolean identifiable,
            @Nullable String consentRef,
            Map<String, String> alt,
            Map<String, String> renditions)
            implements FieldEntry {
        @Override
        public int kind() {
            return 63;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("photo", photo)
                    .put("sha256", sha256)
                    .put("event", event)
                    .put("taken", taken)
                    .put("author", author)
                    .put("credit", credit)
                    .put("licence", licence)
                    .put("consent", consent)
                    .put("identifiable", identifiable ? "yes" : "no")
                    .put("consentRef", consentRef)
                    .put("alt", alt)
                    .put("renditions", renditions)
                    .map();
        }

        static PhotoPublished read(Fields in) {
            return new PhotoPublished(
                    in.text("photo"),
                    in.text("sha256"),
                    in.text("event"),
                    in.maybeDate("taken"),
                    in.maybeText("author"),
                    in.text("credit"),
                    in.text("licence"),
                    in.text("consent"),
                    in.text("identifiable").equals("yes"),
                    in.maybeText("consentRef"),
                    in.texts("alt"),
                    in.texts("renditions"));
        }
    }

    /// @param reason a code
    record PhotoTakedown(String photo, String reason, LocalDate day) implements FieldEntry {
        @Override
        public int kind() {
            return 64;
        }

        @Override
        public Map<String, Object> members() {
            return new Members().put("photo", photo).put("reason", reason).put("day", day).map();
        }

        static PhotoTakedown read(Fields in) {
            return new PhotoTakedown(in.text("photo"), in.text("reason"), in.date("day"));
        }
    }
}
