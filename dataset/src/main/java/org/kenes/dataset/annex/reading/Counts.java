package org.kenes.dataset.annex.reading;

import java.io.Serializable;
import java.util.Arrays;

/// A number per word, words being numbers themselves: open addressing, so that a million heaps of
/// few words take little room.
final class Counts implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int FREE = -1;

    private int[] words = new int[8];
    private int[] numbers = new int[8];
    private int used;

    /// Texts counted.
    private long texts;

    Counts() {
        Arrays.fill(words, FREE);
    }

    interface Each {
        void word(int word, int number);
    }

    long texts() {
        return texts;
    }

    void text(long more) {
        texts += more;
    }

    void add(int word, int more) {
        int at = slot(word);
        if (words[at] == FREE) {
            if (4 * (used + 1) > 3 * words.length) {
                grow();
                at = slot(word);
            }
            words[at] = word;
            used++;
        }
        numbers[at] = Math.addExact(numbers[at], more);
    }

    void each(Each each) {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != FREE) {
                each.word(words[i], numbers[i]);
            }
        }
    }

    private int slot(int word) {
        int mask = words.length - 1;
        int at = word * 0x9E3779B9 >>> 7 & mask;
        while (words[at] != FREE && words[at] != word) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        int[] old = words;
        int[] counted = numbers;
        words = new int[2 * old.length];
        numbers = new int[2 * old.length];
        Arrays.fill(words, FREE);
        for (int i = 0; i < old.length; i++) {
            if (old[i] != FREE) {
                int at = slot(old[i]);
                words[at] = old[i];
                numbers[at] = counted[i];
            }
        }
    }
}
