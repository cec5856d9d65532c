package org.kenes.server.outreach.form;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/// A condition of a form: when a question is asked, which answers are taken. The part of XPath 1.0
/// that our forms use; a form with anything else is filled in with ODK Collect instead.
///
/// Values are texts. Two numbers compare as numbers, two dates by day, and anything else is not
/// less than anything.
public sealed interface Expression {
    /// @param path of local names below the root, without row numbers
    record Path(String path) implements Expression {}

    record Literal(String value) implements Expression {}

    /// @param name one of `or and = != < <= > >= + - not selected starts-with concat today true
    ///   false format-date-time`
    record Call(String name, List<Expression> arguments) implements Expression {}

    /// @param answers path → value, empty where there is none
    /// @param today `YYYY-MM-DD`
    default String value(Function<String, String> answers, String today) {
        return switch (this) {
            case Path it -> answers.apply(it.path());
            case Literal it -> it.value();
            case Call it -> call(it, answers, today);
        };
    }

    default boolean holds(Function<String, String> answers, String today) {
        String value = value(answers, today);
        return !value.isEmpty() && !value.equals("false");
    }

    private static String call(Call call, Function<String, String> answers, String today) {
        List<Expression> all = call.arguments();
        return switch (call.name()) {
            case "or" -> text(all.stream().anyMatch(it -> it.holds(answers, today)));
            case "and" -> text(all.stream().allMatch(it -> it.holds(answers, today)));
            case "not" -> text(!all.getFirst().holds(answers, today));
            case "true" -> "true";
            case "false" -> "";
            case "today" -> today;
            case "concat" ->
                    all.stream().map(it -> it.value(answers, today)).reduce("", String::concat);
            case "selected" ->
                    text(
                            List.of(all.getFirst().value(answers, today).split(" "))
                                    .contains(all.getLast().value(answers, today)));
            case "starts-with" ->
                    text(
                            all.getFirst()
                                    .value(answers, today)
                                    .startsWith(all.getLast().value(answers, today)));
            case "format-date-time" ->
                    formatted(
                            all.getFirst().value(answers, today),
                            all.getLast().value(answers, today));
            default ->
                    compared(
                            call.name(),
                            all.getFirst().value(answers, today),
                            all.getLast().value(answers, today));
        };
    }

    /// The parts of a day and a time as they were written.
    private static String formatted(String at, String pattern) {
        if (!at.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}.*)?")) {
            return "";
        }
        String whole = at.length() < 16 ? at + "T00:00" : at;
        return pattern.replace("%Y", whole.substring(0, 4))
                .replace("%m", whole.substring(5, 7))
                .replace("%d", whole.substring(8, 10))
                .replace("%H", whole.substring(11, 13))
                .replace("%M", whole.substring(14, 16));
    }

    private static String compared(String name, String left, String right) {
        BigDecimal a = number(left);
        BigDecimal b = number(right);
        boolean numbers = a != null && b != null;
        boolean dates = isDate(left) && isDate(right);
        int order = a != null && b != null ? a.compareTo(b) : left.compareTo(right);
        boolean ordered = numbers || dates;
        return switch (name) {
            case "=" -> text(order == 0);
            case "!=" -> text(order != 0);
            case "<" -> text(ordered && order < 0);
            case "<=" -> text(ordered && order <= 0);
            case ">" -> text(ordered && order > 0);
            case ">=" -> text(ordered && order >= 0);
            case "+" -> a == null || b == null ? "" : a.add(b).toPlainString();
            case "-" -> a == null || b == null ? "" : a.subtract(b).toPlainString();
            default -> throw new IllegalStateException("the parser lets nothing else through");
        };
    }

    private static String text(boolean holds) {
        return holds ? "true" : "";
    }

    private static @Nullable BigDecimal number(String text) {
        return text.matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?") ? new BigDecimal(text) : null;
    }

    private static boolean isDate(String text) {
        return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    }
}
