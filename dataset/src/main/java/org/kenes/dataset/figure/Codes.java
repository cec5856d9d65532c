package org.kenes.dataset.figure;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Enum constants by the code they have in files.
final class Codes {
    private Codes() {}

    static <E extends Enum<E>> E of(
            E[] values, Function<E, String> code, String wanted, String what) {
        for (E value : values) {
            if (code.apply(value).equals(wanted)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "no such %s: \"%s\"; one of %s"
                        .formatted(
                                what,
                                wanted,
                                Arrays.stream(values).map(code).collect(Collectors.joining(", "))));
    }
}
