package org.kenes.opinion.group;

import org.kenes.opinion.vote.Votes;

import java.util.AbstractList;
import java.util.List;

/// Everybody, as rows that are made when they are asked for: a million of them take no room.
final class People extends AbstractList<GroupReport.Person> {
    private final List<String> ids;
    private final double[] x;
    private final double[] y;
    private final byte[] label;
    private final List<String> names;
    private final Votes votes;

    People(
            List<String> ids,
            double[] x,
            double[] y,
            byte[] label,
            List<String> names,
            Votes votes) {
        this.ids = ids;
        this.x = x;
        this.y = y;
        this.label = label;
        this.names = names;
        this.votes = votes;
    }

    @Override
    public GroupReport.Person get(int p) {
        return new GroupReport.Person(
                ids.get(p),
                x[p],
                y[p],
                label[p] < 0 ? "" : names.get(label[p]),
                votes.to(p) - votes.from(p));
    }

    @Override
    public int size() {
        return ids.size();
    }
}
