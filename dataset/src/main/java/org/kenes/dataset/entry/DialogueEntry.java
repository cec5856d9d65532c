package org.kenes.dataset.entry;

import org.kenes.opinion.Stance;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What people say: an opinion, a question, a proposal, a statement, an answer on a card.
public sealed interface DialogueEntry extends Entry.Sealed {

    /// What every contribution says about how it came.
    ///
    /// @param region region code, empty when coarsened or not given
    /// @param audience audience code, empty when coarsened or not given
    /// @param channel self, assisted, paper, event or import
    /// @param level identity level 0, 1 or 2
    /// @param voices persons an organiser named for this one contribution, 1 otherwise; never
    ///   multiplies anything
    record Circumstances(
            String lang,
            String region,
            String audience,
            LocalDate date,
            String channel,
            int level,
            int voices) {
        void into(Map<String, Object> coded) {
            coded.put("lang", lang);
            coded.put("region", region);
            coded.put("audience", audience);
            coded.put("date", date.toString());
            coded.put("channel", channel);
            coded.put("level", (long) level);
        }

        private static Circumstances read(Fields in) {
            return read(in, Math.toIntExact(in.number("voices")));
        }

        private static Circumstances read(Fields in, int voices) {
            return new Circumstances(
                    in.text("lang"),
                    in.text("region"),
                    in.text("audience"),
                    in.date("date"),
                    in.text("channel"),
                    Math.toIntExact(in.number("level")),
                    voices);
        }
    }

    /// @param wid wId of the provision, empty for the whole text
    /// @param hash textHash of that provision as its author saw it
    record Opinion(
            String draft,
            String wid,
            String hash,
            Stance stance,
            Circumstances how,
            String text,
            Map<String, Object> provenance)
            implements DialogueEntry {
        @Override
        public int kind() {
            return 1;
        }

        @Override
        public Map<String, Object> coded() {
            Map<String, Object> coded = new TreeMap<>();
            how.into(coded);
            coded.put("voices", (long) how.voices());
            coded.put("draft", draft);
            coded.put("wid", wid);
            coded.put("hash", hash);
            coded.put("stance", stance.code());
            return coded;
        }

        static Opinion read(Fields in, String text) {
            return new Opinion(
                    in.text("draft"),
                    in.text("wid"),
                    in.text("hash"),
                    Stance.of(in.text("stance")),
                    Circumstances.read(in),
                    text,
                    Map.of());
        }
    }

    record Question(
            String draft,
            String wid,
            Circumstances how,
            String text,
            Map<String, Object> provenance)
            implements DialogueEntry {
        @Override
        public int kind() {
            return 2;
        }

        @Override
        public Map<String, Object> coded() {
            Map<String, Object> coded = new TreeMap<>();
            how.into(coded);
            coded.put("voices", (long) how.voices());
            coded.put("draft", draft);
            coded.put("wid", wid);
            return coded;
        }

        static Question read(Fields in, String text) {
            return new Question(
                    in.text("draft"), in.text("wid"), Circumstances.read(in), text, Map.of());
        }
    }

    /// Another wording for a provision, as somebody proposes it. The words are the wording, and
    /// below a line `---` the reason if there is one.
    ///
    /// @param wid wId of the provision, never empty
    /// @param hash textHash of that provision, in the language of the proposal, as its author saw
    ///   it
    record Proposal(
            String draft,
            String wid,
            String hash,
            Circumstances how,
            String text,
            Map<String, Object> provenance)
            implements DialogueEntry {
        @Override
        public int kind() {
            return 3;
        }

        @Override
        public Map<String, Object> coded() {
            Map<String, Object> coded = new TreeMap<>();
            how.into(coded);
            coded.put("draft", draft);
            coded.put("wid", wid);
            coded.put("hash", hash);
            return coded;
        }

        static Proposal read(Fields in, String text) {
            return new Proposal(
                    in.text("draft"),
                    in.text("wid"),
                    in.text("hash"),
                    Circumstances.read(in, 1),
                    text,
                    Map.of());
        }
    }

    /// A short statement for others to agree or disagree with; shown only after moderation
    /// ([StatementState]).
    record Statement(
            String lang, int level, LocalDate date, String text, Map<String, Object> provenance)
            implements DialogueEntry {
        @Override
        public int kind() {
            return 6;
        }

        @Override
        public Map<String, Object> coded() {
            return new Members()
                    .put("date", date)
                    .put("lang", lang)
                    .put("level", (long) level)
                    .map();
        }

        static Statement read(Fields in, String text) {
            return new Statement(
                    in.text("lang"),
                    Math.toIntExact(in.number("level")),
                    in.date("date"),
                    text,
                    Map.of());
        }
    }

    /// One answer of a card to a statement.
    ///
    /// @param card number of a card without a name: all answers of one browser stand on it
    /// @param statement index of the statement in the log
    /// @param value 1 agree, −1 disagree, 0 pass
    record CardAnswer(
            long card, long statement, int value, LocalDate date, Map<String, Object> provenance)
            implements DialogueEntry {
        public CardAnswer {
            if (value < -1 || value > 1) {
                throw new IllegalArgumentException("an answer is -1, 0 or 1, not " + value);
            }
        }

        @Override
        public int kind() {
            return 7;
        }

        @Override
        public Map<String, Object> coded() {
            return new Members()
                    .put("card", card)
                    .put("date", date)
                    .put("statement", statement)
                    .put("value", (long) value)
                    .map();
        }

        @Override
        public String text() {
            return "";
        }

        static CardAnswer read(Fields in) {
            return new CardAnswer(
                    in.number("card"),
                    in.number("statement"),
                    Math.toIntExact(in.number("value")),
                    in.date("date"),
                    Map.of());
        }
    }

    /// "A fair point": somebody pressed the button beside an opinion. Nothing tells who, and no two
    /// of one browser can be joined.
    ///
    /// @param target index of the opinion in the log
    /// @param stance what the same browser says of the same provision, none if it says nothing
    record Endorsement(long target, Stance stance, LocalDate date, Map<String, Object> provenance)
            implements DialogueEntry {
        @Override
        public int kind() {
            return 8;
        }

        @Override
        public Map<String, Object> coded() {
            return new Members()
                    .put("date", date)
                    .put("stance", stance.code())
                    .put("target", target)
                    .map();
        }

        @Override
        public String text() {
            return "";
        }

        static Endorsement read(Fields in) {
            return new Endorsement(
                    in.number("target"), Stance.of(in.text("stance")), in.date("date"), Map.of());
        }
    }

    /// What a reader says of somebody else's question: that it is theirs too, or whether its answer
    /// answers it.
    record Response(long target, Says says, LocalDate date, Map<String, Object> provenance)
            implements DialogueEntry {
        /// What is said.
        public enum Says {
            TOO,
            ANSWERED,
            UNANSWERED;

            /// The name in entries, tables and forms.
            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }

            /// @throws IllegalArgumentException for any other word
            public static Says of(String code) {
                for (Says it : values()) {
                    if (it.code().equals(code)) {
                        return it;
                    }
                }
                throw new IllegalArgumentException("nobody says '" + code + "' of a question");
            }
        }

        @Override
        public int kind() {
            return 10;
        }

        @Override
        public Map<String, Object> coded() {
            return new Members()
                    .put("date", date)
                    .put("says", says.code())
                    .put("target", target)
                    .map();
        }

        @Override
        public String text() {
            return "";
        }

        static Response read(Fields in) {
            return new Response(
                    in.number("target"), Says.of(in.text("says")), in.date("date"), Map.of());
        }
    }
}
