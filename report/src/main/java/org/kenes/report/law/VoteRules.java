package org.kenes.report.law;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.StrictYaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a referendum is valid and when its question is adopted, as a profile writes it: `voted >
/// eligible/2`; `units with yes > voted/2 are at least 2/3 of units`. A profile in another form is
/// not evaluated.
///
/// @param valid the expression, or null if the profile has none
/// @param adopted the expression, or null
/// @param votedMeans code of what counts as having taken part, or empty
public record VoteRules(@Nullable String valid, @Nullable String adopted, String votedMeans) {
    private static final Pattern MORE = Pattern.compile("(\\w+) > (\\w+)/(\\d{1,3})");
    private static final Pattern UNITS =
            Pattern.compile(
                    "units with (\\w+ > \\w+/\\d{1,3}) are at least (\\d{1,3})/(\\d{1,3}) of"
                            + " units");

    /// A rule with its numbers in it.
    ///
    /// @param holds null if it cannot be evaluated
    /// @param printed the rule with numbers in place of names: `9127192 > 12482613/2`; or how many
    ///   units are known: `0 of 20 units`
    public record Result(@Nullable Boolean holds, String printed) {}

    /// The rules of a profile that comes with the program.
    public static VoteRules of(String profile) {
        String name = LegalProfile.of(profile).id() + ".yaml";
        try (InputStream in =
                VoteRules.class.getResourceAsStream("/org/kenes/report/profiles/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing in the jar: " + name);
            }
            Object rules = StrictYaml.read(in.readAllBytes(), name).root().get("referendum");
            Map<?, ?> map = rules instanceof Map<?, ?> found ? found : Map.of();
            return new VoteRules(text(map, "valid"), text(map, "adopted"), means(map));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String means(Map<?, ?> map) {
        String means = text(map, "votedMeans");
        return means == null ? "" : means;
    }

    private static @Nullable String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : null;
    }

    /// @param numbers of the whole country: `voted`, `eligible`, `yes`, `no`; what is missing is
    ///   not there
    /// @return empty if the profile has no such rule, or writes it in another form
    public Optional<Result> valid(Map<String, Long> numbers) {
        Matcher rule = MORE.matcher(valid == null ? "" : valid);
        if (!rule.matches()) {
            return Optional.empty();
        }
        Long left = numbers.get(rule.group(1));
        Long right = numbers.get(rule.group(2));
        if (left == null || right == null) {
            return Optional.of(new Result(null, rule.group()));
        }
        long parts = Long.parseLong(rule.group(3));
        boolean holds = big(left).multiply(big(parts)).compareTo(big(right)) > 0;
        return Optional.of(new Result(holds, left + " > " + right + "/" + parts));
    }

    /// @param with units of which the rule within the rule is known to hold
    /// @param known units with a result
    /// @param all units there are
    /// @return empty if the profile has no such rule, or writes it in another form
    public Optional<Result> adopted(long with, long known, long all) {
        Matcher rule = UNITS.matcher(adopted == null ? "" : adopted);
        if (!rule.matches()) {
            return Optional.empty();
        }
        if (known < all || all == 0) {
            return Optional.of(new Result(null, known + " of " + all + " units"));
        }
        long part = Long.parseLong(rule.group(2));
        long whole = Long.parseLong(rule.group(3));
        boolean holds = big(with).multiply(big(whole)).compareTo(big(all).multiply(big(part))) >= 0;
        return Optional.of(new Result(holds, with + " of " + all + " >= " + part + "/" + whole));
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
