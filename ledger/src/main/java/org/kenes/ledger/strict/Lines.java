package org.kenes.ledger.strict;

import org.kenes.ledger.MalformedException;

import java.util.ArrayList;
import java.util.List;

/// Lines of a protocol text: each ends in exactly one newline, the last one too. (`String.lines`
/// and `split` forgive what must not be forgiven.)
public final class Lines {
    private Lines() {}

    public static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                throw new MalformedException("the last line does not end in a newline");
            }
            lines.add(text.substring(at, end));
            at = end + 1;
        }
        return lines;
    }
}
