package org.kenes.testkit;

/// A parser that faces outsiders, as an attacker sees it: any bytes go in. It returns, whether it
/// took them or refused them in the way it is documented to refuse; whatever it throws is a defect.
@FunctionalInterface
public interface Parser {
    void eat(byte[] bytes) throws Exception;

    /// A parser with one documented way to refuse.
    static Parser refusing(Class<? extends Exception> refusal, Parser parser) {
        return bytes -> {
            try {
                parser.eat(bytes);
            } catch (Exception e) {
                if (!refusal.isInstance(e)) {
                    throw e;
                }
            }
        };
    }
}
