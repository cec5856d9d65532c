package org.kenes.opinion.group.partition;

import org.kenes.opinion.group.space.Positions;

import java.util.Arrays;

/// People sorted so that neighbours stand together, in blocks of a few: what holds for the circle
/// around a block need not be asked of everybody in it.
public final class Blocks {
    static final int SIZE = 16;

    /// Steps of the grid along which people are sorted, as a power of two.
    private static final int GRID = 15;

    private final Positions people;

    /// Who stands at each place of the arrays below.
    final int[] person;

    final double[] x;
    final double[] y;

    /// Circle around each block.
    final double[] midX;

    final double[] midY;
    final double[] radius;

    private Blocks(Positions people) {
        this.people = people;
        this.person = neighbours(people);
        Positions sorted = people.rows(person);
        this.x = sorted.x();
        this.y = sorted.y();
        int blocks = (x.length + SIZE - 1) / SIZE;
        this.midX = new double[blocks];
        this.midY = new double[blocks];
        this.radius = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            enclose(block);
        }
    }

    public static Blocks of(Positions people) {
        return new Blocks(people);
    }

    Positions people() {
        return people;
    }

    int size() {
        return x.length;
    }

    int count() {
        return radius.length;
    }

    int end(int block) {
        return Math.min(x.length, (block + 1) * SIZE);
    }

    /// The first `n` people.
    Blocks first(int n) {
        return n >= size() ? this : new Blocks(people.first(n));
    }

    private void enclose(int block) {
        int from = block * SIZE;
        int to = end(block);
        double left = x[from];
        double right = left;
        double low = y[from];
        double high = low;
        for (int i = from + 1; i < to; i++) {
            left = Math.min(left, x[i]);
            right = Math.max(right, x[i]);
            low = Math.min(low, y[i]);
            high = Math.max(high, y[i]);
        }
        midX[block] = (left + right) / 2;
        midY[block] = (low + high) / 2;
        double farthest = 0;
        for (int i = from; i < to; i++) {
            double dx = x[i] - midX[block];
            double dy = y[i] - midY[block];
            farthest = Math.max(farthest, dx * dx + dy * dy);
        }
        radius[block] = Math.sqrt(farthest);
    }

    /// Along a Z-order curve; those at one point of the grid in their own order.
    private static int[] neighbours(Positions p) {
        double left = Arrays.stream(p.x()).min().orElse(0);
        double low = Arrays.stream(p.y()).min().orElse(0);
        double right = Arrays.stream(p.x()).max().orElse(0);
        double high = Arrays.stream(p.y()).max().orElse(0);
        double scale = ((1 << GRID) - 1) / Math.max(1, Math.max(right - left, high - low));
        long[] order = new long[p.size()];
        for (int i = 0; i < order.length; i++) {
            int column = (int) ((p.x()[i] - left) * scale);
            int row = (int) ((p.y()[i] - low) * scale);
            order[i] = (spread(column) | spread(row) << 1) << 32 | i;
        }
        Arrays.parallelSort(order);
        int[] person = new int[order.length];
        Arrays.setAll(person, i -> (int) order[i]);
        return person;
    }

    /// Puts a zero between the bits.
    private static long spread(int bits) {
        long spread = bits;
        spread = (spread | spread << 8) & 0x00ff00ffL;
        spread = (spread | spread << 4) & 0x0f0f0f0fL;
        spread = (spread | spread << 2) & 0x33333333L;
        return (spread | spread << 1) & 0x55555555L;
    }
}
