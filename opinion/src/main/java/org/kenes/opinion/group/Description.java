package org.kenes.opinion.group;

import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.group.space.Axes;
import org.kenes.opinion.group.space.Positions;
import org.kenes.opinion.group.space.Threads;
import org.kenes.opinion.vote.Votes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is said about a placement: groups with their representative statements, statements with
/// their counts, what all agree on and what divides.
final class Description {
    private final Votes votes;
    private final OpinionGroups.Request request;
    private final Threads threads;

    Description(Votes votes, OpinionGroups.Request request) {
        this.votes = votes;
        this.request = request;
        threads = new Threads(request.threads());
    }

    GroupReport report(
            Placement found, boolean[] excluded, int[] column, int[] analysed, Seed seed) {
        int m = votes.statements().size();
        int k = found.names().size();
        Tally[][] groups = Tally.of(votes, found.label(), k, threads);
        Tally[] all = Tally.of(votes, new byte[votes.people()], 1, threads)[0];
        Tally[][] bodies = groups;
        if (k == 0) {
            byte[] one = new byte[votes.people()];
            for (int p = 0; p < one.length; p++) {
                one[p] = (byte) (found.above()[p] ? 0 : -1);
            }
            bodies = Tally.of(votes, one, 1, threads);
        }
        List<GroupReport.Group> described = new ArrayList<>();
        for (int g = 0; g < k; g++) {
            described.add(group(found, groups, g, analysed));
        }
        List<GroupReport.Statement> statements = new ArrayList<>();
        for (int j = 0; j < m; j++) {
            statements.add(statement(found, j, excluded[j] ? -1 : column[j], all[j], bodies, k));
        }
        return new GroupReport(
                request.given() != null ? "given" : request.parity() ? "polis" : "robust",
                seed,
                input(all, excluded, found.above()),
                new GroupReport.AxesFound(
                        found.axes().degenerate(),
                        Arrays.stream(found.axes().eigenvalues()).boxed().toList(),
                        List.of(found.axes().share(0), found.axes().share(1))),
                found.gate(),
                found.verdict(),
                described,
                statements,
                ids(Selection.consensus(analysed, all, Side.AGREE)),
                ids(Selection.consensus(analysed, all, Side.DISAGREE)),
                ids(Selection.divisive(analysed, groups)),
                new People(
                        votes.participants(),
                        found.x(),
                        found.y(),
                        found.label(),
                        found.names(),
                        votes));
    }

    private List<String> ids(List<Integer> statements) {
        return statements.stream().map(votes.statements()::get).toList();
    }

    private GroupReport.Input input(Tally[] all, boolean[] excluded, boolean[] above) {
        Tally whole = Arrays.stream(all).reduce(new Tally(0, 0, 0), Tally::plus);
        int out = 0;
        for (boolean e : excluded) {
            out += e ? 1 : 0;
        }
        int participants = 0;
        int below = 0;
        for (int p = 0; p < above.length; p++) {
            boolean voted = votes.to(p) > votes.from(p);
            participants += voted ? 1 : 0;
            below += voted && !above[p] ? 1 : 0;
        }
        return new GroupReport.Input(
                votes.sha256(),
                participants,
                votes.statements().size(),
                votes.size(),
                whole.agree(),
                whole.disagree(),
                whole.pass(),
                votes.superseded(),
                out,
                below);
    }

    private GroupReport.Group group(Placement found, Tally[][] groups, int g, int[] analysed) {
        int m = groups[g].length;
        Tally[] others = new Tally[m];
        for (int j = 0; j < m; j++) {
            Tally sum = new Tally(0, 0, 0);
            for (Tally[] group : groups) {
                sum = sum.plus(group[j]);
            }
            others[j] = sum.minus(groups[g][j]);
        }
        int size = 0;
        long sx = 0;
        long sy = 0;
        for (int p = 0; p < found.label().length; p++) {
            if (found.label()[p] == g) {
                size++;
                sx += (long) Math.rint(found.x()[p] * Positions.UNIT);
                sy += (long) Math.rint(found.y()[p] * Positions.UNIT);
            }
        }
        double unit = Math.max(1, size) * Positions.UNIT;
        return new GroupReport.Group(
                found.names().get(g),
                size,
                sx / unit,
                sy / unit,
                request.parity()
                        ? PolisSelection.representative(analysed, groups[g], others)
                        : Selection.representative(analysed, groups[g], others));
    }

    /// @param c column of the analysis, −1 for excluded statements
    private GroupReport.Statement statement(
            Placement found, int j, int c, Tally all, Tally[][] bodies, int k) {
        double agree = 1;
        double disagree = 1;
        double least = 1;
        double leastAgainst = 1;
        Tally sum = new Tally(0, 0, 0);
        List<Tally> byGroup = new ArrayList<>();
        for (Tally[] body : bodies) {
            agree *= body[j].p(Side.AGREE);
            disagree *= body[j].p(Side.DISAGREE);
            least = Math.min(least, body[j].floor(Side.AGREE));
            leastAgainst = Math.min(leastAgainst, body[j].floor(Side.DISAGREE));
            sum = sum.plus(body[j]);
            if (k > 0) {
                byGroup.add(body[j]);
            }
        }
        String id = votes.statements().get(j);
        boolean meta = request.meta().contains(id);
        Axes axes = found.axes();
        double x = c < 0 ? 0 : axes.x()[c];
        double y = c < 0 ? 0 : axes.y()[c];
        double centre = c < 0 ? 0 : axes.centre()[c];
        double extremity = c < 0 ? 0 : axes.extremity(c);
        if (request.parity()) {
            extremity = Math.sqrt(axes.x().length) * (1 - centre) * Math.sqrt(x * x + y * y);
        }
        boolean prioritised = request.parity() || request.given() != null;
        return new GroupReport.Statement(
                id,
                c < 0,
                meta,
                all,
                centre,
                x,
                y,
                extremity,
                List.of(agree, disagree),
                List.of(least, leastAgainst),
                prioritised ? priority(sum, extremity, meta) : null,
                byGroup);
    }

    /// What Polis shows next, the higher the sooner.
    private static double priority(Tally sum, double extremity, boolean meta) {
        if (meta) {
            return 49;
        }
        double importance =
                (1 - (sum.pass() + 1.0) / (sum.seen() + 2.0))
                        * (1 + extremity)
                        * (sum.agree() + 1.0)
                        / (sum.seen() + 2.0);
        double root = importance * (1 + 8 * StrictMath.pow(2, -sum.seen() / 5.0));
        return root * root;
    }
}
