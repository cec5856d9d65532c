package org.kenes.server.dialogue.proposal;

import org.kenes.ledger.entry.Scope;
import org.kenes.server.moderation.Texts;
import org.kenes.server.record.Copies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/// The words of proposals for whoever moderates them, and forgotten when their entry ends. The row
/// stays, so that the address of the proposal says what became of it.
@Component
class ProposalWords implements Texts, Copies {
    private static final String WORDS =
            """
            select case when reason = '' then wording else wording || E'\\n---\\n' || reason end
            from dialogue.proposal where code = ? and not gone
            """;
    private static final String SHOW =
            "update dialogue.proposal set hidden = ? where code = ? and not gone";
    private static final String FORGET =
            """
            update dialogue.proposal set wording = '', reason = '', region = '', audience = '',
                gone = gone or ? where dedup = ?
            """;

    private final JdbcClient jdbc;

    ProposalWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> words(String code) {
        return jdbc.sql(WORDS).param(code).query(String.class).optional();
    }

    @Override
    public void show(String code, String hidden) {
        jdbc.sql(SHOW).params(hidden, code).update();
    }

    @Override
    public void forget(byte[] dedup, Scope scope) {
        jdbc.sql(FORGET).params(scope == Scope.ALL, dedup).update();
    }

    @Override
    public List<String> tables() {
        return List.of("dialogue.proposal");
    }
}
