package org.kenes.server.release.law;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.release.law.LegalRows.EnteredWindow;
import org.kenes.server.release.law.LegalRows.Vote;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.state.LegalWindow;
import org.kenes.server.shell.state.LegalWindow.Effect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The legal calendar as stewards see it.
///
/// @param staff who looks
/// @param windows in force
/// @param reviewed whether a lawyer looked at the profile in force
/// @param typed what was sent with a refused form
@NullMarked
public record CalendarView(
        SignedIn.Token csrf,
        long staff,
        List<LegalWindow> windows,
        @Nullable Vote vote,
        boolean reviewed,
        List<EnteredWindow> waitingWindows,
        List<Vote> waitingVotes,
        List<FieldError> errors,
        Map<String, List<String>> typed) {
    /// Profiles that come with the program.
    static final List<String> PROFILES = List.of("none", "kz-2022", "eu-2024-900");

    static Optional<Effect> effect(String code) {
        return Arrays.stream(Effect.values()).filter(it -> code(it).equals(code)).findFirst();
    }

    public static String code(Effect effect) {
        return effect.name().toLowerCase(Locale.ROOT);
    }

    public String was(String field, String otherwise) {
        List<String> values = typed.getOrDefault(field, List.of());
        return values.isEmpty() ? otherwise : values.getFirst();
    }

    public Piece.Choice profiles() {
        String chosen = vote == null ? "none" : vote.profile();
        return new Piece.Choice(
                "profile",
                "",
                null,
                PROFILES.stream().map(id -> new Piece.Option(id, id)).toList(),
                was("profile", chosen),
                false,
                null);
    }

    public Piece.Choice effects(Page page) {
        return new Piece.Choice(
                "effect",
                page.text("release.law.effect"),
                null,
                Arrays.stream(Effect.values())
                        .map(CalendarView::code)
                        .map(code ->
                                new Piece.Option(code, page.text("release.law.effect." + code)))
                        .toList(),
                was("effect", "embargo"),
                true,
                null);
    }

    /// One line of a form of this page; `hint` is a key of the messages or null.
    public Piece.Field line(Page page, String name, String key, String otherwise, boolean hint) {
        Piece.Field field =
                Piece.Field.line(name, page.text("release.law." + key), was(name, otherwise))
                        .withErrors(errors);
        return hint ? field.withHint(page.text("release.law." + key + ".hint")) : field;
    }
}
