package org.kenes.server.dialogue.program;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.Stance;
import org.kenes.server.account.program.Programs.Program;
import org.kenes.server.dialogue.Forms;
import org.kenes.server.dialogue.Opinions;
import org.kenes.server.dialogue.Questions;
import org.kenes.server.dialogue.Said;
import org.kenes.server.dialogue.Statement;
import org.kenes.server.dialogue.statement.Cards;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.stereotype.Component;

import java.util.Base64;
import java.util.Map;
import java.util.Set;

/// What a program says for somebody, read member by member: what is unknown, missing or too long is
/// named.
@Component
class Sayings {
    private static final int KEY = 32;
    private static final Map<String, Stance> STANCES =
            Map.of(
                    "support", Stance.SUPPORT,
                    "partly", Stance.PARTLY,
                    "oppose", Stance.OPPOSE,
                    "neutral", Stance.NONE);
    private static final Map<String, Integer> ANSWERS =
            Map.of("agree", 1, "disagree", -1, "pass", 0);
    private static final Set<String> OPINION =
            Set.of(
                    "kind",
                    "about",
                    "version",
                    "lang",
                    "stance",
                    "text",
                    "place",
                    "audience",
                    "key");
    private static final Set<String> QUESTION =
            Set.of("kind", "about", "version", "lang", "text", "place", "audience");
    private static final Set<String> ANSWER = Set.of("kind", "statement", "answer", "key");

    private final Drafts drafts;
    private final Opinions opinions;
    private final Questions questions;
    private final Cards cards;
    private final Forms forms;
    private final Randomness randomness;

    Sayings(
            Drafts drafts,
            Opinions opinions,
            Questions questions,
            Cards cards,
            Forms forms,
            Randomness randomness) {
        this.drafts = drafts;
        this.opinions = opinions;
        this.questions = questions;
        this.cards = cards;
        this.forms = forms;
        this.randomness = randomness;
    }

    /// One member is not as the document of the interface says.
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String member;

        Wrong(String member) {
            super(member);
            this.member = member;
        }

        String member() {
            return member;
        }
    }

    /// @throws Wrong naming the member
    Said say(Map<String, Object> json, Program program) {
        return switch (text(json, "kind")) {
            case "opinion" -> opinion(only(json, OPINION), program);
            case "question" -> question(only(json, QUESTION), program);
            case "answer" -> answer(only(json, ANSWER), program);
            default -> throw new Wrong("kind");
        };
    }

    private Said opinion(Map<String, Object> json, Program program) {
        Text seen = version(json);
        Wording wording = wording(json, seen);
        Stance stance = STANCES.get(text(json, "stance"));
        if (stance == null) {
            throw new Wrong("stance");
        }
        String words = words(json, stance == Stance.NONE ? 1 : 0, Opinions.LONGEST);
        return opinions.say(
                new Statement(
                        opinions.slot(key(json), wording),
                        seen.draft().id(),
                        wording.wid(),
                        stance,
                        words,
                        seen.shownIn(lang(json)),
                        whence(json, program),
                        null,
                        false));
    }

    private Said question(Map<String, Object> json, Program program) {
        Text seen = version(json);
        return questions.ask(
                new Questions.Asking(
                        randomness.uuid().toString(),
                        seen.draft().id(),
                        wording(json, seen).wid(),
                        words(json, Questions.SHORTEST, Questions.LONGEST),
                        lang(json),
                        whence(json, program),
                        null));
    }

    private Said answer(Map<String, Object> json, Program program) {
        Integer value = ANSWERS.get(text(json, "answer"));
        if (value == null) {
            throw new Wrong("answer");
        }
        Said said =
                cards.answer(
                        new Cards.Answering(
                                cards.card(key(json)),
                                text(json, "statement"),
                                value,
                                program.channel(),
                                null));
        if (said instanceof Said.NoSuchProvision) {
            throw new Wrong("statement");
        }
        return said;
    }

    private Statement.Whence whence(Map<String, Object> json, Program program) {
        return new Statement.Whence(
                forms.region(maybe(json, "place")),
                forms.known(maybe(json, "audience")),
                program.channel(),
                0,
                1,
                Map.of("program", program.name()));
    }

    private Text version(Map<String, Object> json) {
        return drafts.find(text(json, "version")).orElseThrow(() -> new Wrong("version"));
    }

    private static Wording wording(Map<String, Object> json, Text seen) {
        String eId = maybe(json, "about");
        return (eId.isEmpty() ? seen.wording("") : seen.wordingAt(eId))
                .orElseThrow(() -> new Wrong("about"));
    }

    private static String lang(Map<String, Object> json) {
        return Lang.of(text(json, "lang")).orElseThrow(() -> new Wrong("lang")).code();
    }

    private static String words(Map<String, Object> json, int min, int max) {
        if (PlainText.of(maybe(json, "text"), min, max) instanceof PlainText.Accepted it) {
            return it.text();
        }
        throw new Wrong("text");
    }

    /// The answer key of the person: 32 bytes that their program draws and keeps with them.
    private static byte[] key(Map<String, Object> json) {
        try {
            byte[] key = Base64.getUrlDecoder().decode(text(json, "key"));
            if (key.length == KEY) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new Wrong("key");
        }
        throw new Wrong("key");
    }

    private static Map<String, Object> only(Map<String, Object> json, Set<String> members) {
        for (String member : json.keySet()) {
            if (!members.contains(member)) {
                throw new Wrong(member);
            }
        }
        return json;
    }

    private static String text(Map<String, Object> json, String member) {
        String text = maybe(json, member);
        if (text.isEmpty()) {
            throw new Wrong(member);
        }
        return text;
    }

    private static String maybe(Map<String, Object> json, String member) {
        @Nullable Object value = json.get(member);
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw new Wrong(member);
    }
}
