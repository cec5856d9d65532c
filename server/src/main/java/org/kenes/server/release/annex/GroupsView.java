package org.kenes.server.release.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.state.CutStamp;

import java.util.List;

/// What `release/annex/*.jte` show.
public sealed interface GroupsView {

    /// @param verdict code of what was found
    /// @param axis whether cards differ along a common line; null where that was not asked
    /// @param sharedAgree statements that all groups, or without groups most cards, agree with
    record Groups(
            CutStamp cut,
            String verdict,
            int k,
            @Nullable Boolean axis,
            long cards,
            long votes,
            List<Gate> gate,
            Drawing map,
            List<Group> groups,
            List<Shared> sharedAgree,
            List<Shared> sharedDisagree,
            List<String> divisive,
            List<File> files)
            implements GroupsView {}

    /// @param verdict code of what the cut found
    /// @param answered how many answers could be placed
    /// @param group null if there are fewer than `least`, or no groups
    record Nearest(CutStamp cut, String verdict, int answered, int least, @Nullable String group)
            implements GroupsView {
        public boolean grouped() {
            return verdict.equals("supported");
        }
    }

    /// One number of groups that was tried.
    record Gate(
            int k,
            String clear,
            String shuffled,
            String back,
            String worst,
            long smallest,
            boolean passes)
            implements GroupsView {}

    /// @param viewBox of the SVG
    record Drawing(String viewBox, List<Hexagon> hexagons, List<Label> labels)
            implements GroupsView {}

    /// @param points of the polygon
    /// @param opacity between .25 and 1, with the number of cards
    record Hexagon(String points, String opacity, long cards, String group) implements GroupsView {}

    record Label(String x, String y, String text) implements GroupsView {}

    record Group(String id, long size, List<Apart> apart) implements GroupsView {}

    /// @param agree whether the side that sets it apart is agreement
    record Apart(String statement, boolean agree, long k, long n) implements GroupsView {}

    /// @param floor lower bound in the weakest group; null without groups
    record Shared(String statement, @Nullable String floor) implements GroupsView {}

    record File(String name, String href) implements GroupsView {}

    record Statements(CutStamp cut, List<Row> rows) implements GroupsView {}

    record Row(String statement, Piece.Count agree, Piece.Count disagree, Piece.Count pass)
            implements GroupsView {}
}
