package org.kenes.server.release.annex;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The hexagons of `map.json` as a drawing, 200 units wide on each side of the middle.
final class GroupMap {
    private static final double HALF = 200;

    /// Hexagons from the middle to the farthest card, as `map.json` says.
    private static final double RADIUS = 5;

    /// Room for the hexagons at the rim.
    private static final double RIM = 60;

    private GroupMap() {}

    static GroupsView.Drawing draw(Found map, List<Found> groups) {
        double scale = HALF / RADIUS;
        double size = map.real("size");
        long most = map.objects("bins").stream().mapToLong(bin -> bin.number("n")).max().orElse(1);
        List<GroupsView.Hexagon> hexagons = new ArrayList<>();
        for (Found bin : map.objects("bins")) {
            double x = scale * Math.sqrt(3) * (bin.number("q") + bin.number("r") / 2.0);
            double y = -scale * 1.5 * bin.number("r");
            long n = bin.number("n");
            hexagons.add(
                    new GroupsView.Hexagon(
                            points(x, y, scale),
                            decimals(.25 + .75 * n / most),
                            n,
                            bin.text("group")));
        }
        List<GroupsView.Label> labels = new ArrayList<>();
        for (Found group : groups) {
            List<?> centre = group.list("centre");
            if (centre.size() == 2) {
                labels.add(
                        new GroupsView.Label(
                                decimals(scale * Found.real(centre.get(0)) / size),
                                decimals(-scale * Found.real(centre.get(1)) / size),
                                group.text("id")));
            }
        }
        double edge = HALF + RIM;
        String viewBox = decimals(-edge) + " " + decimals(-edge);
        viewBox += " " + decimals(2 * edge) + " " + decimals(2 * edge);
        return new GroupsView.Drawing(viewBox, hexagons, labels);
    }

    private static String points(double x, double y, double size) {
        double half = size / 2;
        double side = size * Math.sqrt(3) / 2;
        double[][] corners = {
            {0, -size}, {side, -half}, {side, half}, {0, size}, {-side, half}, {-side, -half}
        };
        List<String> points = new ArrayList<>();
        for (double[] corner : corners) {
            points.add(decimals(x + corner[0]) + "," + decimals(y + corner[1]));
        }
        return String.join(" ", points);
    }

    static String decimals(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
