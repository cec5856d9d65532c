package org.kenes.dataset.entry;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/// The text under discussion: its versions, what continues what, themes and notes.
public sealed interface TextEntry extends Entry.Public {

    /// A published version of the text.
    ///
    /// @param files language → SHA-256 of the Akoma Ntoso file of that language
    /// @param status draft, final, adopted or in-force
    record Draft(
            String draft,
            Map<String, String> files,
            Map<String, String> titles,
            String status,
            LocalDate publishedOn)
            implements TextEntry {
        @Override
        public int kind() {
            return 32;
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(
                    Map.of(
                            "draft", draft,
                            "files", files,
                            "titles", titles,
                            "status", status,
                            "published", publishedOn.toString()));
        }

        static Draft read(Fields in) {
            return new Draft(
                    in.text("draft"),
                    in.texts("files"),
                    in.texts("titles"),
                    in.text("status"),
                    in.date("published"));
        }
    }

    /// Which provisions of one version continue which of another, as an editor confirmed it.
    ///
    /// @param from id of the older version
    /// @param to id of the newer version
    /// @param sha256 of the file with the decisions (`kenes-law-lineage/1`)
    record Lineage(String from, String to, String sha256) implements TextEntry {
        @Override
        public int kind() {
            return 33;
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(Map.of("from", from, "to", to, "sha256", sha256));
        }

        static Lineage read(Fields in) {
            return new Lineage(in.text("from"), in.text("to"), in.text("sha256"));
        }
    }

    /// Who assigned which theme to which provisions of a version.
    ///
    /// @param sha256 of the file (`themes.csv` of the law specification)
    record ThemeMap(String scheme, String draft, String sha256) implements TextEntry {
        @Override
        public int kind() {
            return 34;
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(Map.of("scheme", scheme, "draft", draft, "sha256", sha256));
        }

        static ThemeMap read(Fields in) {
            return new ThemeMap(in.text("scheme"), in.text("draft"), in.text("sha256"));
        }
    }

    /// A plain-language note to a provision: an explanation, not the law.
    ///
    /// @param sha256 of its words
    record Note(String draft, String eId, String lang, String sha256, String office)
            implements TextEntry {
        @Override
        public int kind() {
            return 35;
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(
                    Map.of(
                            "draft", draft,
                            "eid", eId,
                            "lang", lang,
                            "sha256", sha256,
                            "office", office));
        }

        static Note read(Fields in) {
            return new Note(
                    in.text("draft"),
                    in.text("eid"),
                    in.text("lang"),
                    in.text("sha256"),
                    in.text("office"));
        }
    }
}
