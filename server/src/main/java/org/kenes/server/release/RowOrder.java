package org.kenes.server.release;

import org.kenes.dataset.figure.Findings.Row;

import java.util.Comparator;
import java.util.List;

/// The order in which a page lists the rows of a figure: the whole before its parts, positions
/// always support, partly, oppose, and article 2 before article 10. In the files they stand by the
/// letters of their keys.
public final class RowOrder {
    private static final List<String> POSITIONS = List.of("support", "partly", "oppose");

    private RowOrder() {}

    /// @param dimensions of the figure, in their order
    static Comparator<Row> of(List<String> dimensions) {
        Comparator<Row> order = (a, b) -> 0;
        for (String dimension : dimensions) {
            order =
                    order.thenComparing(
                            row -> row.key().getOrDefault(dimension, ""), RowOrder::compare);
        }
        return order;
    }

    /// Two values of one dimension.
    public static int compare(String a, String b) {
        int byPosition = Integer.compare(rank(a), rank(b));
        return byPosition != 0 ? byPosition : naturally(a, b);
    }

    private static int rank(String value) {
        int position = POSITIONS.indexOf(value);
        return value.equals("*") ? -1 : position < 0 ? POSITIONS.size() : position;
    }

    /// Digits as numbers, the rest by its letters.
    private static int naturally(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = digits(a, i);
            int endB = digits(b, j);
            int difference;
            if (endA > i && endB > j) {
                String x = a.substring(i, endA).replaceFirst("^0+(?!$)", "");
                String y = b.substring(j, endB).replaceFirst("^0+(?!$)", "");
                difference = x.length() == y.length() ? x.compareTo(y) : x.length() - y.length();
                i = endA;
                j = endB;
            } else {
                difference = Character.compare(a.charAt(i++), b.charAt(j++));
            }
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
