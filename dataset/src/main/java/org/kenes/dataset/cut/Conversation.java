package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.table.Database;

import java.util.Map;
import java.util.Set;

/// Statements and the answers on cards, as rows of `statements` and `votes`. A statement that
/// nobody has looked at is held: its words are shown nowhere. Of a hidden one the answers stay.
final class Conversation implements AutoCloseable {
    static final int STATEMENT = 6;
    private static final int CARD_ANSWER = 7;
    private static final Set<String> STATES = Set.of("shown", "held", "hidden", "meta");
    private static final String WITHOUT_WORDS = "—";

    private final Map<Long, String> states;
    private final Rows statements;
    private final Rows votes;

    Conversation(Database database, Map<Long, String> states) {
        this.states = states;
        statements = Rows.into(database, "statements");
        votes = Rows.into(database, "votes");
    }

    private String state(long statement) {
        String state = states.getOrDefault(statement, "held");
        if (!STATES.contains(state)) {
            throw new InvalidInput(
                    "log", 1, 1, "statement %d: no such state: %s".formatted(statement, state));
        }
        return state;
    }

    boolean shows(long statement) {
        String state = state(statement);
        return state.equals("shown") || state.equals("meta");
    }

    /// @param words null where they may not be shown
    void add(int kind, long index, Map<String, Object> coded, @Nullable String words) {
        if (kind == STATEMENT) {
            statements.add(
                    index, coded.get("lang"), words == null ? WITHOUT_WORDS : words, state(index));
        } else if (kind == CARD_ANSWER) {
            votes.add(coded.get("card"), coded.get("statement"), coded.get("value"));
        }
    }

    @Override
    public void close() {
        statements.close();
        votes.close();
    }
}
