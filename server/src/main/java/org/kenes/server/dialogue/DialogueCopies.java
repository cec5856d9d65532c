package org.kenes.server.dialogue;

import org.kenes.ledger.entry.Scope;
import org.kenes.server.record.Copies;
import org.kenes.server.text.search.SearchIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

/// The words that the pages of this package show, forgotten when their entry ends. The row stays,
/// so that the address of the contribution says what became of it.
@Component
class DialogueCopies implements Copies {
    private static final List<String> ALL =
            List.of(
                    "update dialogue.opinion set words = '', stance = '', region = '', audience ="
                            + " '', gone = true where dedup = ?",
                    "update dialogue.question set words = '', region = '', audience = '', gone ="
                            + " true where dedup = ?",
                    "update dialogue.statement set words = '', gone = true where dedup = ?",
                    "delete from dialogue.card_answer where dedup = ?");
    private static final List<String> WORDS =
            List.of(
                    "update dialogue.opinion set words = '' where dedup = ?",
                    "update dialogue.question set words = '' where dedup = ?",
                    "update dialogue.statement set words = '' where dedup = ?");

    private static final String QUESTION = "select code from dialogue.question where dedup = ?";

    private final JdbcClient jdbc;
    private final SearchIndex index;

    DialogueCopies(JdbcClient jdbc, SearchIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    @Override
    public void forget(byte[] dedup, Scope scope) {
        List<String> statements =
                switch (scope) {
                    case ALL -> ALL;
                    case TEXT -> WORDS;
                };
        statements.forEach(sql -> jdbc.sql(sql).param(dedup).update());
        jdbc.sql(QUESTION)
                .param(dedup)
                .query(String.class)
                .optional()
                .ifPresent(code -> index.remove(SearchIndex.Kind.QUESTION, code));
    }

    @Override
    public List<String> tables() {
        return List.of(
                "dialogue.opinion",
                "dialogue.question",
                "dialogue.statement",
                "dialogue.card_answer",
                "text.searchable");
    }
}
