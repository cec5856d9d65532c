package org.kenes.lawtext.diff;

import org.kenes.lawtext.match.EditScript;
import org.kenes.lawtext.match.Vocabulary;
import org.kenes.lawtext.norm.NormalForm;

import java.util.ArrayList;
import java.util.List;

/// Compares two pieces by their tokens (words, and every other character that is no space), equal
/// if their normal forms are. Over the budget, by sentences; over it again, not at all.
final class WordDiff {
    private final Tokens before;
    private final Tokens after;
    private final Diff.Mode mode;
    private final List<EditScript.Run> runs;
    private final List<Diff.Segment> segments = new ArrayList<>();
    private final StringBuilder kept = new StringBuilder();
    private final StringBuilder was = new StringBuilder();
    private final StringBuilder deleted = new StringBuilder();
    private final StringBuilder inserted = new StringBuilder();

    WordDiff(NormalForm.Mapped old, String oldText, NormalForm.Mapped now, String newText) {
        Tokens a = Tokens.words(old, oldText);
        Tokens b = Tokens.words(now, newText);
        Diff.Mode used = Diff.Mode.WORDS;
        List<EditScript.Run> equal = equal(a, b);
        if (equal == null) {
            a = Tokens.sentences(old, oldText);
            b = Tokens.sentences(now, newText);
            used = Diff.Mode.SENTENCES;
            equal = equal(a, b);
        }
        this.mode = equal == null ? Diff.Mode.REPLACED : used;
        this.before = a;
        this.after = b;
        this.runs = equal == null ? List.of() : tidy(equal, a, b, used);
    }

    private static @org.jspecify.annotations.Nullable List<EditScript.Run> equal(
            Tokens a, Tokens b) {
        Vocabulary vocabulary = new Vocabulary();
        return EditScript.equalRuns(vocabulary.numbers(a.normal()), vocabulary.numbers(b.normal()));
    }

    Diff.Mode mode() {
        return mode;
    }

    /// An equal run of at most one word between two changes only makes a change hard to read: it
    /// joins them. Punctuation that ends a clause keeps them apart.
    private static List<EditScript.Run> tidy(
            List<EditScript.Run> runs, Tokens a, Tokens b, Diff.Mode mode) {
        if (mode != Diff.Mode.WORDS) {
            return runs;
        }
        List<EditScript.Run> tidy = new ArrayList<>();
        for (EditScript.Run run : runs) {
            boolean atStart = run.a() == 0 && run.b() == 0;
            boolean atEnd =
                    run.a() + run.length() == a.size() && run.b() + run.length() == b.size();
            int words = 0;
            boolean clause = false;
            for (int i = run.a(); i < run.a() + run.length() && words < 2; i++) {
                String token = a.normal().get(i);
                words += Character.isLetterOrDigit(token.codePointAt(0)) ? 1 : 0;
                clause |= token.equals(".") || token.equals(";") || token.equals(":");
            }
            if (atStart || atEnd || words > 1 || clause) {
                tidy.add(run);
            }
        }
        return tidy;
    }

    List<Diff.Segment> segments() {
        int i = 0;
        int j = 0;
        for (EditScript.Run run : runs) {
            change(i, run.a(), j, run.b());
            for (int k = 0; k < run.length(); k++) {
                keep(run.a() + k, run.b() + k);
            }
            i = run.a() + run.length();
            j = run.b() + run.length();
        }
        change(i, before.size(), j, after.size());
        flushKept();
        flushChange();
        return segments;
    }

    private void change(int i, int toI, int j, int toJ) {
        for (int k = i; k < toI; k++) {
            flushKept();
            deleted.append(before.withGap(k));
        }
        for (int k = j; k < toJ; k++) {
            flushKept();
            inserted.append(after.withGap(k));
        }
    }

    /// A kept token keeps its space only if both wordings have one there.
    private void keep(int i, int j) {
        boolean oldGap = before.hasGap(i);
        boolean newGap = after.hasGap(j);
        if (oldGap != newGap) {
            flushKept();
            deleted.append(oldGap ? before.gap(i) : "");
            inserted.append(newGap ? after.gap(j) : "");
        }
        flushChange();
        kept.append(oldGap == newGap ? after.withGap(j) : after.withoutGap(j));
        was.append(oldGap == newGap ? before.withGap(i) : before.withoutGap(i));
    }

    private void flushKept() {
        if (!kept.isEmpty()) {
            segments.add(new Diff.Segment(Diff.Kind.KEPT, kept.toString(), was.toString()));
            kept.setLength(0);
            was.setLength(0);
        }
    }

    private void flushChange() {
        flush(Diff.Kind.DELETED, deleted);
        flush(Diff.Kind.INSERTED, inserted);
    }

    private void flush(Diff.Kind kind, StringBuilder text) {
        if (!text.isEmpty()) {
            segments.add(new Diff.Segment(kind, text.toString()));
            text.setLength(0);
        }
    }
}
