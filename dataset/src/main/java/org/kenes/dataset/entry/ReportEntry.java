package org.kenes.dataset.entry;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/// What arrives from the field as it was sent; what it says is read from it afterwards.
public sealed interface ReportEntry extends Entry.Sealed {

    /// That a field report arrived: its form and size, never what it says.
    ///
    /// @param region code of the region of the sender's key, empty for the whole country
    /// @param attachments files that the report names
    record FieldSubmission(
            String form,
            String version,
            LocalDate date,
            String organisation,
            String region,
            int attachments,
            Map<String, Object> provenance)
            implements ReportEntry {
        @Override
        public int kind() {
            return 4;
        }

        @Override
        public Map<String, Object> coded() {
            return new Members()
                    .put("form", form)
                    .put("version", version)
                    .put("date", date)
                    .put("org", organisation)
                    .put("region", region)
                    .put("attachments", (long) attachments)
                    .map();
        }

        @Override
        public String text() {
            return "";
        }

        static FieldSubmission read(Fields in) {
            return new FieldSubmission(
                    in.text("form"),
                    in.text("version"),
                    in.date("date"),
                    in.text("org"),
                    in.text("region"),
                    Math.toIntExact(in.number("attachments")),
                    Map.of());
        }
    }

    /// A file of a field report; everything about it is for auditors.
    record FieldAttachment(Map<String, Object> provenance) implements ReportEntry {
        @Override
        public int kind() {
            return 5;
        }

        @Override
        public Map<String, Object> coded() {
            return new TreeMap<>();
        }

        @Override
        public String text() {
            return "";
        }

        static FieldAttachment read(Fields in) {
            return new FieldAttachment(Map.of());
        }
    }
}
