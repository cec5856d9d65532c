package org.kenes.ledger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.ledger.VerificationException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;

class RowsJsonlTest {
    private static final String SALT = "00112233445566778899aabbccddeeff";

    private static RowsJsonl rows(String text) {
        return new RowsJsonl(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aLineSaysWhatItDisclosesByTheMembersItHas() {
        RowsJsonl rows =
                rows(
                        """
                        {"index":1,"disposition":"public"}
                        {"index":2,"disposition":"counted","withheld":9}
                        {"index":3,"disposition":"counted","salt":"SALT","coded":"{}","rest":"SALTSALT"}
                        {"index":4,"disposition":"counted","salt":"SALT","coded":"{}","text":"","text_salt":"SALT","tail":"SALTSALT"}
                        """
                                .replace("SALT", SALT));
        assertThat(rows.next().content()).isEqualTo(new Row.Nothing());
        assertThat(rows.next().content()).isEqualTo(new Row.Withheld(9));
        assertThat(rows.next().content()).isInstanceOf(Row.Coded.class);
        assertThat(rows.hasNext()).isTrue();
        assertThat(rows.hasNext()).as("asked again").isTrue();
        Row last = rows.next();
        assertThat(last.index()).isEqualTo(4);
        assertThat(last.content()).isInstanceOf(Row.Words.class);
        assertThat(rows.hasNext()).isFalse();
        assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"index\":5,\"disposition\":\"public\",\"rest\":\"x\"}",
                "{\"index\":5,\"disposition\":\"counted\",\"withheld\":9,\"coded\":\"{}\"}",
                "{\"index\":5,\"disposition\":\"counted\",\"salt\":\"SALT\",\"coded\":\"{}\",\"rest\":\"SALTSALT\",\"tail\":\"SALTSALT\"}",
                "{\"index\":5,\"disposition\":\"counted\",\"salt\":\"SALT\",\"coded\":\"{}\",\"text\":\"\",\"text_salt\":\"SALT\",\"tail\":\"SALTSALT\",\"rest\":\"SALTSALT\"}",
                "{\"index\":5,\"disposition\":\"counted\",\"salt\":\"SALTSALT\",\"coded\":\"{}\",\"rest\":\"SALTSALT\"}",
                "{\"index\":5}",
                "[]",
                ""
            })
    void aLineWithWhatDoesNotBelongTogetherIsRefusedByItsNumber(String line) {
        RowsJsonl rows =
                rows(
                        "{\"index\":1,\"disposition\":\"public\"}\n"
                                + line.replace("SALT", SALT)
                                + "\n");
        rows.next();
        assertThatThrownBy(rows::next)
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("2");
    }
}
