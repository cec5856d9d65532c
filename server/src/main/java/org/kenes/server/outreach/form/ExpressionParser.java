package org.kenes.server.outreach.form;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an [Expression]. One parser for one text.
final class ExpressionParser {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*('[^']*'|\"[^\"]*\"|[0-9]+(?:\\.[0-9]+)?|<=|>=|!=|[=<>(),+-]"
                            + "|current\\(\\)(?:/[^\\s=<>!(),]+)*"
                            + "|[./A-Za-z_:][A-Za-z0-9_.:/-]*)\\s*");
    private static final Map<String, Integer> FUNCTIONS =
            Map.of(
                    "not",
                    1,
                    "selected",
                    2,
                    "starts-with",
                    2,
                    "concat",
                    -1,
                    "today",
                    0,
                    "true",
                    0,
                    "false",
                    0,
                    "format-date-time",
                    2);

    /// Brackets in brackets, and tokens: more than any form has, less than the stack bears.
    private static final int DEEPEST = 50;

    private static final int LONGEST = 1_000;

    private final List<String> tokens;
    private final String context;
    private final String root;
    private int at;
    private int depth;

    private ExpressionParser(List<String> tokens, String context, String root) {
        this.tokens = tokens;
        this.context = context;
        this.root = root;
    }

    /// What is not of our part of XPath.
    private static final class Foreign extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /// @param context path of the question below the root, which `.` and `..` start from
    /// @param root name of the root element
    /// @return empty where the text uses anything else of XPath
    static Optional<Expression> parse(String text, String context, String root) {
        List<String> tokens = tokens(text);
        if (tokens == null || tokens.isEmpty() || tokens.size() > LONGEST) {
            return Optional.empty();
        }
        var parser = new ExpressionParser(tokens, context, root);
        try {
            Expression read = parser.levels(0);
            return parser.at == tokens.size() ? Optional.of(read) : Optional.empty();
        } catch (Foreign e) {
            return Optional.empty();
        }
    }

    private static @Nullable List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                return null;
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        return tokens;
    }

    private static final List<List<String>> LEVELS =
            List.of(
                    List.of("or"),
                    List.of("and"),
                    List.of("=", "!="),
                    List.of("<", "<=", ">", ">="),
                    List.of("+", "-"));

    private Expression levels(int level) throws Foreign {
        if (level == LEVELS.size()) {
            return primary();
        }
        if (depth > DEEPEST) {
            throw new Foreign();
        }
        Expression left = levels(level + 1);
        while (at < tokens.size() && LEVELS.get(level).contains(tokens.get(at))) {
            String name = tokens.get(at++);
            left = new Expression.Call(name, List.of(left, levels(level + 1)));
        }
        return left;
    }

    private Expression primary() throws Foreign {
        String token = next();
        char first = token.charAt(0);
        if (first == '(') {
            Expression inner = within();
            expect(")");
            return inner;
        }
        if (first == '\'' || first == '"') {
            return new Expression.Literal(token.substring(1, token.length() - 1));
        }
        if (Character.isDigit(first)) {
            return new Expression.Literal(token);
        }
        if (at < tokens.size() && tokens.get(at).equals("(")) {
            return function(token);
        }
        return new Expression.Path(path(token));
    }

    /// What stands in brackets.
    private Expression within() throws Foreign {
        depth++;
        Expression inner = levels(0);
        depth--;
        return inner;
    }

    private Expression function(String name) throws Foreign {
        Integer wanted = FUNCTIONS.get(name);
        expect("(");
        List<Expression> arguments = new ArrayList<>();
        while (at < tokens.size() && !tokens.get(at).equals(")")) {
            arguments.add(within());
            if (at < tokens.size() && tokens.get(at).equals(",")) {
                at++;
            }
        }
        expect(")");
        if (wanted == null || wanted >= 0 && wanted != arguments.size()) {
            throw new Foreign();
        }
        return new Expression.Call(name, List.copyOf(arguments));
    }

    /// Local names below the root, whatever the text starts from.
    private String path(String token) throws Foreign {
        String plain = token.replaceFirst("^current\\(\\)/", "").replaceAll("[^/:]+:", "");
        if (plain.startsWith("/")) {
            String top = "/" + root + "/";
            if (!plain.startsWith(top)) {
                throw new Foreign();
            }
            return plain.substring(top.length());
        }
        if (!plain.startsWith(".")) {
            throw new Foreign();
        }
        List<String> steps = new ArrayList<>(List.of(context.split("/")));
        for (String step : plain.split("/")) {
            switch (step) {
                case "." -> {}
                case ".." -> {
                    if (steps.isEmpty()) {
                        throw new Foreign();
                    }
                    steps.removeLast();
                }
                default -> steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    private String next() throws Foreign {
        if (at >= tokens.size()) {
            throw new Foreign();
        }
        return tokens.get(at++);
    }

    private void expect(String token) throws Foreign {
        if (!next().equals(token)) {
            throw new Foreign();
        }
    }
}
