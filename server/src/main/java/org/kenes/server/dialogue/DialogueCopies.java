package org.kenes.server.dialogue;

import org.kenes.ledger.entry.Scope;
import org.kenes.server.record.Copies;
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

    private final JdbcClient jdbc;

    DialogueCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void forget(byte[] dedup, Scope scope) {
        List<String> statements =
                switch (scope) {
                    case ALL -> ALL;
                    case TEXT -> WORDS;
                };
        statements.forEach(sql -> jdbc.sql(sql).param(dedup).update());
    }

    @Override
    public List<String> tables() {
        return List.of(
                "dialogue.opinion",
                "dialogue.question",
                "dialogue.statement",
                "dialogue.card_answer");
    }
}
