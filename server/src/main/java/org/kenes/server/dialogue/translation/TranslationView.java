package org.kenes.server.dialogue.translation;

import org.jspecify.annotations.NullMarked;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Refusal.FieldError;

import java.util.List;
import java.util.Map;

/// The translators' desk.
///
/// @param to language that is translated into
/// @param glossary what each term is called, by language
@NullMarked
public record TranslationView(
        SignedIn.Token csrf,
        List<FieldError> errors,
        String to,
        List<Line> missing,
        List<Line> waiting,
        List<Map<String, String>> glossary) {

    /// @param number of a translation that waits, 0 for none
    /// @param kind `statement`, `question` or `answer`
    /// @param own whether the reader made it
    public record Line(
            long number,
            String kind,
            String code,
            String lang,
            String words,
            String translation,
            boolean own) {}
}
