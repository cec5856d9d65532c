package org.kenes.lawtext;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A Work with the expressions of it that are known: its versions, each in some languages.
///
/// @param expressions all of the same Work address, no two with the same date and language; kept in
///   order of date, then language
public record Law(Work work, List<Expression> expressions) {
    public Law {
        Set<String> uris = new HashSet<>();
        for (Expression expression : expressions) {
            if (!expression.work().uri().equals(work.uri())) {
                throw new IllegalArgumentException(
                        expression.uri() + " is not an expression of " + work.uri());
            }
            if (!uris.add(expression.uri())) {
                throw new IllegalArgumentException(expression.uri() + " is there twice");
            }
        }
        expressions =
                expressions.stream()
                        .sorted(
                                Comparator.comparing(Expression::version)
                                        .thenComparing(Expression::lang))
                        .toList();
    }

    public List<Version> versions() {
        return expressions.stream().map(Expression::version).distinct().toList();
    }

    public Optional<Expression> expression(String date, Lang lang) {
        return expressions.stream()
                .filter(e -> e.version().date().equals(date) && e.lang().equals(lang))
                .findFirst();
    }
}
