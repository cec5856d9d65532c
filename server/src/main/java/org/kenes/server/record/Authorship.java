package org.kenes.server.record;

import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.receipt.SecretText;
import org.kenes.server.record.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether somebody can show that a contribution is theirs. The secret of the receipt alone made
/// the entry; it is compared and forgotten.
@Component
public class Authorship {
    private static final String FIND =
            """
            select e.dedup, v.ctl from record.ledger_entry e
            join vault.opening v on v.dedup = e.dedup where e.code = ? and v.ctl is not null
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    Authorship(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// @param code receipt code as it is written
    /// @param typed the secret as a person types it
    public boolean isShown(String code, String typed) {
        return SecretText.typed(typed)
                .flatMap(secret ->
                        jdbc.sql(FIND)
                                .param(code)
                                .query((row, n) ->
                                        Vault.isMadeBy(
                                                secret,
                                                vault.open(
                                                        row.getBytes("dedup"),
                                                        Compartment.CTL,
                                                        row.getBytes("ctl"))))
                                .optional())
                .orElse(false);
    }
}
