package org.kenes.dataset.entry;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
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

    /// What an organisation says about its interest in the text, as it published it itself.
    ///
    /// @param statement its words, empty if it declares that it has none
    /// @param paidBy own, members, donations, state, party, business, abroad or undisclosed
    record Interest(String organisation, String statement, String paidBy, LocalDate day)
            implements CoalitionEntry {
        public static final List<String> PAID_BY =
                List.of(
                        "own",
                        "members",
                        "donations",
                        "state",
                        "party",
                        "business",
                        "abroad",
                        "undisclosed");

        @Override
        public int kind() {
            return 43;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("org", organisation)
                    .put("statement", statement)
                    .put("paidBy", paidBy)
                    .put("day", day)
                    .map();
        }

        static Interest read(Fields in) {
            return new Interest(
                    in.text("org"), in.text("statement"), in.text("paidBy"), in.date("day"));
        }
    }

    /// An organisation stands by what is declared in its name: somebody who leads it has signed
    /// what somebody else had entered.
    ///
    /// @param what membership or interest
    /// @param of the day that the declaration is about
    /// @param sha256 of the declaration as it was signed
    record SignOff(String organisation, String what, LocalDate of, String sha256, LocalDate day)
            implements CoalitionEntry {
        @Override
        public int kind() {
            return 44;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("org", organisation)
                    .put("what", what)
                    .put("of", of)
                    .put("sha256", sha256)
                    .put("day", day)
                    .map();
        }

        static SignOff read(Fields in) {
            return new SignOff(
                    in.text("org"),
                    in.text("what"),
                    in.date("of"),
                    in.text("sha256"),
                    in.date("day"));
        }
    }
}
