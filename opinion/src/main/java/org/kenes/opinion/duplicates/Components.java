package org.kenes.opinion.duplicates;

/// Union–find whose root is always the smallest node, so that a family is named by its first text.
///
/// Several threads may use it at once. Only roots get a new parent, one at a time and under the
/// lock; what [#find] shortens meanwhile still leads upwards. So a find may be late and give a node
/// that is a root no longer, but never one of another family.
final class Components {
    private final int[] parent;

    Components(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    int find(int node) {
        int at = node;
        int up = parent[at];
        while (up != at) {
            int further = parent[up];
            if (further != up) {
                parent[at] = further;
            }
            at = up;
            up = further;
        }
        return at;
    }

    synchronized void join(int a, int b) {
        int x = find(a);
        int y = find(b);
        parent[Math.max(x, y)] = Math.min(x, y);
    }
}
