package org.kenes.dataset.entry;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What an office says back and decides about what people said, and how often it was shown.
public sealed interface ReplyEntry extends Entry.Public {

    /// @param question index of the question in the log
    /// @param refs wIds of the provisions the answer quotes
    record Answer(long question, String office, String sha256, List<String> refs, LocalDate day)
            implements ReplyEntry {
        @Override
        public int kind() {
            return 80;
        }

        @Override
        public Map<String, Object> members() {
            var members =
                    new Members()
                            .put("question", question)
                            .put("office", office)
                            .put("sha256", sha256);
            return members.put("refs", refs).put("day", day).map();
        }

        static Answer read(Fields in) {
            return new Answer(
                    in.number("question"),
                    in.text("office"),
                    in.text("sha256"),
                    in.list("refs"),
                    in.date("day"));
        }
    }

    /// What was decided about a proposal of wording. A later one about the same proposal replaces
    /// it.
    ///
    /// @param proposal index of the proposal in the log
    /// @param decision received, under-review, accepted, partly, declined, out-of-scope or merged
    /// @param body that decided, null before there is a decision
    /// @param reasons by language; empty before there is a decision
    /// @param draft version in which it landed, with `wid`; both or neither
    record Decision(
            long proposal,
            String decision,
            @Nullable String body,
            Map<String, String> reasons,
            @Nullable String draft,
            @Nullable String wid,
            LocalDate day)
            implements ReplyEntry {
        @Override
        public int kind() {
            return 81;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("proposal", proposal).put("decision", decision);
            members.put("body", body).put("reasons", reasons).put("draft", draft);
            return members.put("wid", wid).put("day", day).map();
        }

        static Decision read(Fields in) {
            return new Decision(
                    in.number("proposal"),
                    in.text("decision"),
                    in.maybeText("body"),
                    in.texts("reasons"),
                    in.maybeText("draft"),
                    in.maybeText("wid"),
                    in.date("day"));
        }
    }

    /// What was decided about a statement.
    ///
    /// @param statement index of the statement in the log
    /// @param state shown, held, hidden or meta (about the dialogue itself: shown, not analysed)
    /// @param rule of moderation, where there is one
    record StatementState(long statement, String state, @Nullable String rule, LocalDate day)
            implements ReplyEntry {
        @Override
        public int kind() {
            return 82;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("statement", statement)
                    .put("state", state)
                    .put("rule", rule)
                    .put("day", day)
                    .map();
        }

        static StatementState read(Fields in) {
            return new StatementState(
                    in.number("statement"), in.text("state"), in.maybeText("rule"), in.date("day"));
        }
    }

    /// How often something was shown until a day, in all and never per person; a later entry about
    /// the same object and channel replaces this one.
    ///
    /// @param object `statement:` and its index, or `wid:` and a provision
    /// @param shown rounded down to tens
    record Exposure(String object, String channel, long shown, long answered, LocalDate day)
            implements ReplyEntry {
        @Override
        public int kind() {
            return 83;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("object", object)
                    .put("channel", channel)
                    .put("shown", shown)
                    .put("answered", answered)
                    .put("day", day)
                    .map();
        }

        static Exposure read(Fields in) {
            return new Exposure(
                    in.text("object"),
                    in.text("channel"),
                    in.number("shown"),
                    in.number("answered"),
                    in.date("day"));
        }
    }
}
