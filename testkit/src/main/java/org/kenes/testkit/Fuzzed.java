package org.kenes.testkit;

import java.util.Map;

/// Where Jazzer comes in (`tools/fuzz`): `-Dkenes.parsers=CLASS`, which has a method `parsers`, and
/// `-Dkenes.parser=NAME`, one of them.
public final class Fuzzed {
    private static final Parser PARSER = parser();

    private Fuzzed() {}

    private static Parser parser() {
        try {
            var method =
                    Class.forName(String.valueOf(System.getProperty("kenes.parsers")))
                            .getDeclaredMethod("parsers");
            method.setAccessible(true);
            Parser found =
                    (Parser)
                            ((Map<?, ?>) method.invoke(null))
                                    .get(System.getProperty("kenes.parser"));
            if (found == null) {
                throw new IllegalArgumentException(
                        "no parser " + System.getProperty("kenes.parser"));
            }
            return found;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Called by Jazzer, by its name.
    public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
        PARSER.eat(bytes);
    }
}
