package org.kenes.server.dialogue;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.opinion.Stance;
import org.kenes.server.moderation.Moderation;
import org.kenes.server.record.OwnSeal;
import org.kenes.server.record.Recorded;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// One answer of a slot: stored before, or on its way to be.
final class Turn {
    final byte[] dedup;
    final int number;
    final Stance stance;
    final String words;
    final @Nullable Turn before;
    private final byte @Nullable [] slot;
    private final DialogueEntry.@Nullable Opinion entry;
    String code;
    boolean replaced;

    /// Codes of answers in other slots that this one replaces.
    List<String> replaces = List.of();

    /// Withdrawn or erased: there is nothing left to be replaced.
    final boolean gone;

    private final @Nullable OwnSeal seal;
    private @Nullable String secret;

    /// Its author sealed something else: it is not recorded.
    boolean refused;

    Turn(byte[] dedup, String code, int number, Stance stance, String words, boolean gone) {
        this.gone = gone;
        this.dedup = dedup;
        this.code = code;
        this.number = number;
        this.stance = stance;
        this.words = words;
        this.before = null;
        this.slot = null;
        this.entry = null;
        this.seal = null;
    }

    Turn(byte[] slot, DialogueEntry.Opinion entry, @Nullable Turn before, @Nullable OwnSeal seal) {
        this.seal = seal;
        this.gone = false;
        this.slot = slot;
        this.entry = entry;
        this.before = before;
        this.number = before == null ? 0 : before.number + 1;
        this.stance = entry.stance();
        this.words = entry.text();
        this.code = "";
        this.dedup = key(slot, entry, number).dedup();
    }

    /// A tap on the same button, with or without the same words.
    boolean saysAlready(Statement it) {
        return !gone && stance == it.stance() && (it.words().isEmpty() || words.equals(it.words()));
    }

    Submission submission() {
        DialogueEntry.Opinion opinion = opinion();
        byte[] request = opinion.toString().getBytes(StandardCharsets.UTF_8);
        return new Submission(key(slotOf(), opinion, number), request, () -> opinion, seal);
    }

    void take(Recorded recorded) {
        switch (recorded) {
            case Recorded.Accepted accepted -> {
                code = accepted.code();
                secret = accepted.secret();
            }
            case Recorded.SealedOtherwise _ -> refused = true;
            case Recorded.Same same -> throw stored(same.code());
            case Recorded.Different different -> throw stored("another opinion");
        }
    }

    /// Row and entry are stored together, and the slot is locked: this cannot be.
    private IllegalStateException stored(String what) {
        return new IllegalStateException(
                "turn " + number + " of a slot is recorded but not stored: " + what);
    }

    Said answer() {
        return refused ? new Said.SealedOtherwise() : new Said.Recorded(code, secret);
    }

    Object[] row() {
        DialogueEntry.Opinion it = opinion();
        DialogueEntry.Circumstances how = it.how();
        return new Object[] {
            dedup,
            code,
            slotOf(),
            how.level(),
            number,
            it.draft(),
            it.wid(),
            it.hash(),
            it.stance().code(),
            how.lang(),
            how.region(),
            how.audience(),
            how.date(),
            how.channel(),
            how.voices(),
            it.text(),
            replaced
        };
    }

    Moderation.Offer offer() {
        DialogueEntry.Opinion it = opinion();
        return new Moderation.Offer(
                code, dedup, "opinion", it.how().lang(), it.how().date(), it.text());
    }

    private DialogueEntry.Opinion opinion() {
        if (entry == null) {
            throw new IllegalStateException("stored already: " + code);
        }
        return entry;
    }

    private byte[] slotOf() {
        if (slot == null) {
            throw new IllegalStateException("stored already: " + code);
        }
        return slot;
    }

    private static SubmissionKey key(byte[] slot, DialogueEntry.Opinion it, int number) {
        return new SubmissionKey(
                "dialogue/opinion",
                HexFormat.of().formatHex(slot) + " " + it.how().level() + " " + number);
    }
}
