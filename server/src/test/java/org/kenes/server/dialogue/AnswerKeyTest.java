package org.kenes.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;

class AnswerKeyTest {
    private static final byte[] SLOT_SECRET = new byte[32];
    private static final byte[] VOICE = new byte[32];
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
        AnswerKey back = AnswerKey.parse(key.cookie(VOICE), VOICE).orElseThrow();
        assertThat(back.secret()).isEqualTo(key.secret());
    }

    @Test
    void anythingElseInTheCookieIsNoKey() {
        assertThat(AnswerKey.parse("", VOICE)).isEmpty();
        assertThat(AnswerKey.parse("abc", VOICE)).isEmpty();
        assertThat(AnswerKey.parse("?".repeat(43), VOICE)).isEmpty();
    }

    @Test
    void aLevelIsBelievedWithItsProofAlone() {
        AnswerKey confirmed = new AnswerKey(new byte[32], 2);
        String cookie = confirmed.cookie(VOICE);
        assertThat(AnswerKey.parse(cookie, VOICE))
                .hasValueSatisfying(it -> assertThat(it.level()).isEqualTo(2));
        assertThat(AnswerKey.parse(cookie.replace(".2.", ".1."), VOICE)).isEmpty();
        assertThat(AnswerKey.parse(cookie.replaceFirst("^A", "B"), VOICE)).isEmpty();
        assertThat(AnswerKey.parse(cookie.replaceFirst("[.][^.]*$", ""), VOICE)).isEmpty();
        assertThat(AnswerKey.parse(cookie, "another key of thirty-two bytes!".getBytes(US_ASCII)))
                .isEmpty();
    }
}
