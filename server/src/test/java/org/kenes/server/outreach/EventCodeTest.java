package org.kenes.server.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.testkit.SharedData;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.UUID;

class EventCodeTest {
    @Test
    void theVectorsHoldByteForByte() {
        JsonNode vectors =
                JsonMapper.builder()
                        .build()
                        .readTree(SharedData.text("field/vectors/event-codes.json"));
        assertThat(vectors.size()).isPositive();
        for (JsonNode vector : vectors) {
            assertThat(EventCode.checked(vector.get("data").asString()))
                    .isEqualTo(vector.get("code").asString());
        }
    }

    @Test
    void caseLookAlikesAndZerosAreForgiven() {
        assertThat(EventCode.of("4f7kg").orElseThrow().text()).isEqualTo("4F7KG");
        assertThat(EventCode.of("4F7КG")).isPresent();
        assertThat(EventCode.of("ooo1y").orElseThrow().text()).isEqualTo("0001Y");
        assertThat(EventCode.of("OOOLY").orElseThrow().text()).isEqualTo("0001Y");
    }

    @Test
    void everyWrongSymbolIsFound() {
        String good = "4F7KG";
        for (int i = 0; i < good.length(); i++) {
            for (char c : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
                String typed = good.substring(0, i) + c + good.substring(i + 1);
                assertThat(EventCode.of(typed).isPresent()).as(typed).isEqualTo(typed.equals(good));
            }
        }
        assertThat(EventCode.of("4F7K")).isEmpty();
        assertThat(EventCode.of("4F7KU")).isEmpty();
        assertThat(EventCode.of("")).isEmpty();
    }

    @Test
    void anEventHasOtherCodesToTryInTheSameOrderEverywhere() {
        UUID event = UUID.fromString("e5232537-0000-4000-8000-000000000001");
        assertThat(EventCode.candidate(event, 0)).isEqualTo(EventCode.candidate(event, 0));
        assertThat(EventCode.candidate(event, 1)).isNotEqualTo(EventCode.candidate(event, 0));
    }
}
