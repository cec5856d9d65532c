package org.kenes.lawtext.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The one-to-one assignment with the largest sum of weights (Kuhn 1955, Munkres 1957, in the form
/// with potentials), computed for each connected component of the graph of candidates.
public final class Assignment {
    /// The largest side of a component that is solved exactly.
    public static final int LARGEST_COMPONENT = 2_000;

    /// Weights become whole numbers, so that sums are exact and ties are ties.
    private static final double SCALE = 1e9;

    private static final long MOST_STEPS = 2_000_000_000L;

    /// A candidate pair; only positive weights are worth choosing.
    public record Edge(int row, int column, double weight) {}

    /// @param columnOfRow the column chosen for each row, -1 if none
    /// @param optimal false if a component was too large and solved greedily
    @SuppressWarnings("ArrayRecordComponent") // read once, by the comparison
    public record Result(int[] columnOfRow, boolean optimal) {}

    private final int rows;
    private final int columns;
    private final int[] chosen;
    private long steps;
    private boolean optimal = true;

    private Assignment(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.chosen = new int[rows];
        Arrays.fill(chosen, -1);
    }

    public static Result solve(int rows, int columns, List<Edge> edges) {
        Assignment assignment = new Assignment(rows, columns);
        for (List<Edge> component : assignment.components(edges)) {
            assignment.component(component);
        }
        return new Result(assignment.chosen, assignment.optimal);
    }

    /// Components in the order of their first row.
    private List<List<Edge>> components(List<Edge> edges) {
        int[] parent = new int[rows + columns];
        Arrays.setAll(parent, i -> i);
        for (Edge edge : edges) {
            parent[root(parent, edge.row)] = root(parent, rows + edge.column);
        }
        List<Edge> ordered = new ArrayList<>(edges);
        ordered.sort(Comparator.comparingInt(Edge::row).thenComparingInt(Edge::column));
        int[] number = new int[rows + columns];
        Arrays.fill(number, -1);
        List<List<Edge>> components = new ArrayList<>();
        for (Edge edge : ordered) {
            int root = root(parent, edge.row);
            if (number[root] < 0) {
                number[root] = components.size();
                components.add(new ArrayList<>());
            }
            components.get(number[root]).add(edge);
        }
        return components;
    }

    private static int root(int[] parent, int node) {
        int root = node;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private void component(List<Edge> edges) {
        int[] r = edges.stream().mapToInt(Edge::row).distinct().sorted().toArray();
        int[] c = edges.stream().mapToInt(Edge::column).distinct().sorted().toArray();
        boolean small = r.length <= LARGEST_COMPONENT && c.length <= LARGEST_COMPONENT;
        if (!small || !hungarian(edges, r, c)) {
            optimal = false;
            greedy(edges);
        }
    }

    private void greedy(List<Edge> edges) {
        boolean[] taken = new boolean[columns];
        edges.stream()
                .sorted(
                        Comparator.comparingDouble((Edge e) -> -e.weight)
                                .thenComparingInt(Edge::row)
                                .thenComparingInt(Edge::column))
                .forEach(edge -> {
                    if (chosen[edge.row] < 0 && !taken[edge.column]) {
                        chosen[edge.row] = edge.column;
                        taken[edge.column] = true;
                    }
                });
    }

    /// Rows are the smaller side. A pair without an edge costs nothing and means "none": that is
    /// what the dummy columns of the textbook are for.
    ///
    /// @return false if the budget of steps is used up; nothing is chosen then
    private boolean hungarian(List<Edge> edges, int[] r, int[] c) {
        boolean turned = r.length > c.length;
        int[] small = turned ? c : r;
        int[] large = turned ? r : c;
        int n = small.length;
        int m = large.length;
        long[][] cost = new long[n + 1][m + 1];
        for (Edge edge : edges) {
            int i = Arrays.binarySearch(small, turned ? edge.column : edge.row) + 1;
            int j = Arrays.binarySearch(large, turned ? edge.row : edge.column) + 1;
            cost[i][j] = -StrictMath.round(edge.weight * SCALE);
        }
        long[] u = new long[n + 1];
        long[] v = new long[m + 1];
        int[] rowOf = new int[m + 1];
        int[] way = new int[m + 1];
        long[] least = new long[m + 1];
        boolean[] used = new boolean[m + 1];
        for (int i = 1; i <= n; i++) {
            rowOf[0] = i;
            int j0 = 0;
            Arrays.fill(least, Long.MAX_VALUE);
            Arrays.fill(used, false);
            do {
                used[j0] = true;
                int i0 = rowOf[j0];
                int next = 0;
                long delta = Long.MAX_VALUE;
                steps += m;
                if (steps > MOST_STEPS) {
                    return false;
                }
                for (int j = 1; j <= m; j++) {
                    if (!used[j]) {
                        long reduced = cost[i0][j] - u[i0] - v[j];
                        if (reduced < least[j]) {
                            least[j] = reduced;
                            way[j] = j0;
                        }
                        if (least[j] < delta) {
                            delta = least[j];
                            next = j;
                        }
                    }
                }
                for (int j = 0; j <= m; j++) {
                    if (used[j]) {
                        u[rowOf[j]] += delta;
                        v[j] -= delta;
                    } else {
                        least[j] -= delta;
                    }
                }
                j0 = next;
            } while (rowOf[j0] != 0);
            while (j0 != 0) {
                int before = way[j0];
                rowOf[j0] = rowOf[before];
                j0 = before;
            }
        }
        for (int j = 1; j <= m; j++) {
            if (rowOf[j] > 0 && cost[rowOf[j]][j] < 0) {
                int a = small[rowOf[j] - 1];
                int b = large[j - 1];
                chosen[turned ? b : a] = turned ? a : b;
            }
        }
        return true;
    }
}
