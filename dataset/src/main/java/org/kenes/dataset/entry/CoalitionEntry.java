package org.kenes.dataset.entry;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/// Who campaigns, and how many members each says it has.
public sealed interface CoalitionEntry extends Entry.Public {

    record Coalition(String id, String position, Map<String, String> names)
            implements CoalitionEntry {
        @Override
        public int kind() {
            return 40;
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(Map.of("id", id, "position", position, "names", names));
        }

        static Coalition read(Fields in) {
            return new Coalition(in.text("id"), in.text("position"), in.texts("names"));
        }
    }

    record Organisation(
            String id,
            String organisationKind,
            String role,
            @Nullable String coalition,
            @Nullable String parent,
            @Nullable String place,
            Map<String, String> names,
            @Nullable String registerNo,
            @Nullable LocalDate joined,
            @Nullable LocalDate left)
            implements CoalitionEntry {
        @Override
        public int kind() {
            return 41;
        }

        @Override
        public Map<String, Object> members() {
            var members =
                    new Members().put("id", id).put("kind", organisationKind).put("role", role);
            members.put("coalition", coalition).put("parent", parent).put("place", place);
            return members.put("names", names)
                    .put("registerNo", registerNo)
                    .put("joined", joined)
                    .put("left", left)
                    .map();
        }

        static Organisation read(Fields in) {
            return new Organisation(
                    in.text("id"),
                    in.text("kind"),
                    in.text("role"),
                    in.maybeText("coalition"),
                    in.maybeText("parent"),
                    in.maybeText("place"),
                    in.texts("names"),
                    in.maybeText("registerNo"),
                    in.maybeDate("joined"),
                    in.maybeDate("left"));
        }
    }

    /// A declaration of membership. A missing number is not zero.
    record Membership(
            String organisation,
            @Nullable Long declared,
            String unit,
            String basis,
            LocalDate asOf,
            @Nullable String source)
            implements CoalitionEntry {
        @Override
        public int kind() {
            return 42;
        }

        @Override
        public Map<String, Object> members() {
            var members =
                    new Members()
                            .put("org", organisation)
                            .put("declared", declared)
                            .put("unit", unit);
            return members.put("basis", basis).put("asOf", asOf).put("source", source).map();
        }

        static Membership read(Fields in) {
            return new Membership(
                    in.text("org"),
                    in.maybeNumber("declared"),
                    in.text("unit"),
                    in.text("basis"),
                    in.date("asOf"),
                    in.maybeText("source"));
        }
    }
}
