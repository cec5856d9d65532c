package org.kenes.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerKeyTest {
    private static final byte[] SLOT_SECRET = new byte[32];
    private final AnswerKey key = new AnswerKey(new byte[32]);

    @Test
    void aSlotDependsOnTheDialogueTheProvisionAndItsWording() {
        byte[] slot = key.slot(SLOT_SECRET, "water", "art_1", "aa");
        assertThat(key.slot(SLOT_SECRET, "water", "art_1", "aa")).isEqualTo(slot);
        assertThat(key.slot(SLOT_SECRET, "bread", "art_1", "aa")).isNotEqualTo(slot);
        assertThat(key.slot(SLOT_SECRET, "water", "art_2", "aa")).isNotEqualTo(slot);
        assertThat(key.slot(SLOT_SECRET, "water", "art_1", "ab")).isNotEqualTo(slot);
    }

    @Test
    void theCookieGivesTheSameKeyBack() {
        AnswerKey back = AnswerKey.parse(key.cookie()).orElseThrow();
        assertThat(back.secret()).isEqualTo(key.secret());
    }

    @Test
    void anythingElseInTheCookieIsNoKey() {
        assertThat(AnswerKey.parse("")).isEmpty();
        assertThat(AnswerKey.parse("abc")).isEmpty();
        assertThat(AnswerKey.parse("?".repeat(43))).isEmpty();
    }
}
