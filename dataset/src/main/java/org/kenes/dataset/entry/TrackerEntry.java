package org.kenes.dataset.entry;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;

/// What has to follow, who answers for it and how far it is.
public sealed interface TrackerEntry extends Entry.Public {

    /// Something promised in public, or to be done because a norm was adopted.
    ///
    /// @param organisation who has to do it
    /// @param quotation the words in which it was promised, or null
    /// @param texts what is to be done, by language
    /// @param draft version of the text whose provision `wid` asks for it; both or neither
    /// @param act the legal act by which it is done, by language; empty if there is none
    record Promise(
            String id,
            String organisation,
            @Nullable String quotation,
            @Nullable LocalDate due,
            Map<String, String> texts,
            @Nullable String draft,
            @Nullable String wid,
            Map<String, String> act)
            implements TrackerEntry {
        @Override
        public int kind() {
            return 114;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("id", id).put("org", organisation);
            members.put("quotation", quotation).put("due", due).put("texts", texts);
            return members.put("draft", draft)
                    .put("wid", wid)
                    .put("act", act.isEmpty() ? null : act)
                    .map();
        }

        static Promise read(Fields in) {
            return new Promise(
                    in.text("id"),
                    in.text("org"),
                    in.maybeText("quotation"),
                    in.maybeDate("due"),
                    in.texts("texts"),
                    in.maybeText("draft"),
                    in.maybeText("wid"),
                    in.maybeTexts("act"));
        }
    }

    /// How far a promise is on one day.
    ///
    /// @param status `open`, `in-progress`, `done` or `broken`
    /// @param evidence index of the entry that shows it, or null
    /// @param act the legal act by which it was done, by language; empty if there is none
    record Progress(
            String promise,
            LocalDate day,
            String status,
            @Nullable Long evidence,
            Map<String, String> act)
            implements TrackerEntry {
        @Override
        public int kind() {
            return 115;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("promise", promise).put("day", day);
            return members.put("status", status)
                    .put("evidence", evidence)
                    .put("act", act.isEmpty() ? null : act)
                    .map();
        }

        static Progress read(Fields in) {
            return new Progress(
                    in.text("promise"),
                    in.date("day"),
                    in.text("status"),
                    in.maybeNumber("evidence"),
                    in.maybeTexts("act"));
        }
    }
}
