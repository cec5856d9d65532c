package org.kenes.server.shell;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why one request is refused, and everything that its sender needs to go on. Nothing typed is
/// lost: `typed` goes back to the sender, in the page or not at all, never to a log.
///
/// @param detail one sentence of a message in the reader's language, or null: the general sentence
///   of the problem then stands alone
/// @param errors what is wrong with which field, in the order of the form
/// @param typed the fields as sent, in the order of the form
/// @param retryAfter when trying again makes sense, or null
/// @param until when a legal window ends, or null
/// @param ticket what makes the same form good when it is sent again, or null
/// @param reference what joins a `broken` page to its line in the log, or null
public record Refusal(
        Problem problem,
        @Nullable String detail,
        List<FieldError> errors,
        Map<String, List<String>> typed,
        @Nullable Duration retryAfter,
        @Nullable Instant until,
        @Nullable String ticket,
        @Nullable String reference) {

    /// @param field the name of the field in the form and, as `id`, in the page
    /// @param code stable, for programs: `too-long`
    /// @param message what is wrong and what to do, in the reader's language
    public record FieldError(String field, String code, String message) {}

    public Refusal {
        errors = List.copyOf(errors);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        typed.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        typed = java.util.Collections.unmodifiableMap(copy);
    }

    public static Refusal of(Problem problem) {
        return new Refusal(problem, null, List.of(), Map.of(), null, null, null, null);
    }

    public static Refusal invalid(List<FieldError> errors) {
        return new Refusal(Problem.INVALID, null, errors, Map.of(), null, null, null, null);
    }

    public Refusal withErrors(List<FieldError> wrong) {
        return new Refusal(problem, detail, wrong, typed, retryAfter, until, ticket, reference);
    }

    public Refusal withDetail(String sentence) {
        return new Refusal(problem, sentence, errors, typed, retryAfter, until, ticket, reference);
    }

    public Refusal withTyped(Map<String, List<String>> fields) {
        return new Refusal(problem, detail, errors, fields, retryAfter, until, ticket, reference);
    }

    public Refusal withRetryAfter(Duration wait) {
        return new Refusal(problem, detail, errors, typed, wait, until, ticket, reference);
    }

    public Refusal withUntil(Instant end) {
        return new Refusal(problem, detail, errors, typed, retryAfter, end, ticket, reference);
    }

    public Refusal withTicket(@Nullable String signed) {
        return new Refusal(problem, detail, errors, typed, retryAfter, until, signed, reference);
    }

    Refusal withReference(String number) {
        return new Refusal(problem, detail, errors, typed, retryAfter, until, ticket, number);
    }
}
