package org.kenes.opinion.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.group.partition.RandIndex;
import org.kenes.opinion.group.space.Gram;
import org.kenes.opinion.group.space.Matrix;
import org.kenes.opinion.group.space.Threads;
import org.kenes.opinion.vote.Votes;
import org.kenes.opinion.vote.VotesBuilder;
import org.kenes.testkit.SyntheticVotes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

class RobustTest {
    private static final Seed SEED = new Seed("07".repeat(32));

    @ParameterizedTest
    @CsvSource({
        "1000, 300, .12, 3, 1043809610244002910",
        "10000, 300, .12, 3, 2082336870435735053",
        "1000, 2000, .025, 3, 3475188343660570802",
        "10000, 2000, .025, 3, 10877663055830398918",
        "1000, 300, .12, 1, 3710831285872944055"
    })
    void theGeneratorGivesTheReferenceVotes(
            int n, int m, double density, int centres, String checksum) {
        assertThat(Long.toUnsignedString(SyntheticVotes.of(n, m, density, 7, centres).checksum()))
                .isEqualTo(checksum);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "brexit-consensus, SUPPORTED, 2",
        "15-per-hour-seattle, NOT_SUPPORTED, 0",
        "football-concussions, NOT_SUPPORTED, 0",
        "vtaiwan.uberx, SUPPORTED, 2",
        "american-assembly.bowling-green, SUPPORTED, 2"
    })
    void clearCasesHaveTheirVerdict(String name, GroupReport.Verdict verdict, int k) {
        Conversation c = Conversation.read(name);
        GroupReport report =
                OpinionGroups.analyse(c.votes(), c.request(false, null, OptionalInt.empty(), true));
        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(report.groups()).hasSize(k);
    }

    /// The order of statements by group-informed consensus hardly depends on whose groups they are.
    @ParameterizedTest
    @CsvSource({
        "brexit-consensus, .99",
        "15-per-hour-seattle, .95",
        "scoop-hivemind.biodiversity, .99",
        "ssis.land-bank-farmland.2rumnecbeh.2021-08-01, .99",
        "vtaiwan.uberx, .99",
        "american-assembly.bowling-green, .99"
    })
    void consensusAgreesWithThatOfThePublishedGroups(String name, double bar) {
        Conversation c = Conversation.read(name);
        GroupReport own =
                OpinionGroups.analyse(c.votes(), c.request(false, null, OptionalInt.of(2), false));
        GroupReport published =
                OpinionGroups.analyse(
                        c.votes(), c.request(false, c.published(), OptionalInt.empty(), false));
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < own.statements().size(); i++) {
            GroupReport.Statement s = published.statements().get(i);
            long votes = s.byGroup().stream().mapToLong(Tally::seen).sum();
            if (!s.excluded() && votes >= 10) {
                pairs.add(
                        new double[] {
                            own.statements().get(i).gic().getFirst(), s.gic().getFirst()
                        });
            }
        }
        double found = spearman(pairs);
        System.out.printf(
                Locale.ROOT,
                "robust, %s: Rand index %.3f, Spearman of consensus %.4f%n",
                name,
                c.agreement(own),
                found);
        assertThat(found).isGreaterThanOrEqualTo(bar);
    }

    private static double spearman(List<double[]> pairs) {
        double[] a = ranks(pairs, 0);
        double[] b = ranks(pairs, 1);
        double mean = (a.length + 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double[] ranks(List<double[]> pairs, int side) {
        return pairs.stream()
                .mapToDouble(p -> {
                    double below = 0;
                    double same = 0;
                    for (double[] q : pairs) {
                        below += q[side] < p[side] ? 1 : 0;
                        same += q[side] == p[side] ? 1 : 0;
                    }
                    return below + (same + 1) / 2;
                })
                .toArray();
    }

    @Tag("slow")
    @Test
    void oneCentreIsNotSupportedAndThreeAre() {
        int refused = 0;
        for (int seed = 1; seed <= 6; seed++) {
            GroupReport one =
                    OpinionGroups.analyse(
                            votes(SyntheticVotes.of(600, 120, .25, seed, 1)), request(2, true));
            refused += one.verdict() == GroupReport.Verdict.NOT_SUPPORTED ? 1 : 0;
        }
        assertThat(refused).isEqualTo(6);
        GroupReport three =
                OpinionGroups.analyse(
                        votes(SyntheticVotes.of(1500, 300, .12, 7, 3)), request(2, true));
        assertThat(three.verdict()).isEqualTo(GroupReport.Verdict.SUPPORTED);
        assertThat(three.groups()).hasSize(3);
    }

    @Test
    void theTruthIsFoundAsWellAsItCanBe() {
        SyntheticVotes synthetic = SyntheticVotes.of(10_000, 300, .12, 7, 3);
        GroupReport report = OpinionGroups.analyse(votes(synthetic), request(2, false));
        byte[] found = new byte[10_000];
        for (int i = 0; i < found.length; i++) {
            String group = report.people().get(i).group();
            found[i] = (byte) (group.isEmpty() ? 9 : group.charAt(0) - 'A');
        }
        double ari = RandIndex.adjusted(found, synthetic.truth());
        System.out.printf(Locale.ROOT, "generator, 10,000 people: Rand index %.4f%n", ari);
        assertThat(ari).isGreaterThanOrEqualTo(.67);
    }

    private static OpinionGroups.Request request(int threads, boolean gate) {
        return new OpinionGroups.Request(
                Set.of(), Set.of(), SEED, false, null, OptionalInt.empty(), gate, threads);
    }

    @Test
    void neitherThreadsNorOrderOfRowsChangeAByte() {
        Votes votes = votes(SyntheticVotes.of(4000, 60, .3, 3, 3));
        String expected = GroupsJson.of(OpinionGroups.analyse(votes, request(1, false)));
        for (int threads : List.of(2, 8)) {
            assertThat(
                            GroupsJson.of(
                                    OpinionGroups.analyse(
                                            shuffled(votes, threads, 1), request(threads, false))))
                    .isEqualTo(expected);
        }
    }

    /// The same votes through the builder in another order, each times `sign`.
    private static Votes shuffled(Votes votes, int seed, int sign) {
        record Row(int person, int position) {}
        List<Row> rows = new ArrayList<>();
        for (int p = 0; p < votes.people(); p++) {
            for (int i = votes.from(p); i < votes.to(p); i++) {
                rows.add(new Row(p, i));
            }
        }
        Collections.shuffle(rows, new Random(seed));
        VotesBuilder builder = new VotesBuilder();
        for (Row row : rows) {
            builder.add(
                    votes.participants().get(row.person),
                    votes.statements().get(votes.statement(row.position)),
                    sign * votes.value(row.position),
                    5);
        }
        return builder.build();
    }

    @Tag("slow")
    @Test
    void exchangingAgreeAndDisagreeMirrorsEverything() {
        Votes votes = votes(SyntheticVotes.of(1500, 60, .3, 3, 3));
        GroupReport plain = OpinionGroups.analyse(votes, request(1, true));
        GroupReport mirrored = OpinionGroups.analyse(shuffled(votes, 9, -1), request(2, true));
        assertThat(mirrored.verdict()).isEqualTo(plain.verdict());
        assertThat(mirrored.gate()).isEqualTo(plain.gate());
        assertThat(mirrored.agreed()).isEqualTo(plain.disagreed());
        assertThat(mirrored.disagreed()).isEqualTo(plain.agreed());
        assertThat(mirrored.divisive()).isEqualTo(plain.divisive());
        for (int i = 0; i < votes.people(); i++) {
            GroupReport.Person a = plain.people().get(i);
            GroupReport.Person b = mirrored.people().get(i);
            assertThat(b.group()).isEqualTo(a.group());
            assertThat(b.x()).isEqualTo(0.0 - a.x());
        }
        for (int j = 0; j < votes.statements().size(); j++) {
            GroupReport.Statement a = plain.statements().get(j);
            GroupReport.Statement b = mirrored.statements().get(j);
            assertThat(b.gic()).isEqualTo(a.gic().reversed());
            assertThat(b.floor()).isEqualTo(a.floor().reversed());
            assertThat(b.extremity()).isEqualTo(a.extremity());
        }
        for (int g = 0; g < plain.groups().size(); g++) {
            List<Representative> b = mirrored.groups().get(g).representative();
            assertThat(b).hasSameSizeAs(plain.groups().get(g).representative());
            for (int i = 0; i < b.size(); i++) {
                Representative a = plain.groups().get(g).representative().get(i);
                assertThat(b.get(i).statement()).isEqualTo(a.statement());
                assertThat(b.get(i).side()).isNotEqualTo(a.side());
                assertThat(b.get(i).product()).isEqualTo(a.product());
            }
        }
    }

    @Test
    void partsAddUpToTheWholeAndChangesCanBeTakenBack() {
        Votes votes = votes(SyntheticVotes.of(3000, 40, .3, 5, 3));
        int[] column = new int[40];
        java.util.Arrays.setAll(column, i -> i);
        Matrix matrix = Matrix.of(votes, column, 40);
        Gram whole = Gram.of(matrix, new Threads(1));
        Gram parts = new Gram(40);
        for (int part = 0; part < 7; part++) {
            Gram gram = new Gram(40);
            gram.add(matrix, 3000 * part / 7, 3000 * (part + 1) / 7);
            parts.merge(gram);
        }
        char[] extra = {0 << 2 | 2, 5 << 2 | 0, 39 << 2 | 1};
        parts.change(extra, 1);
        assertThat(parts.matrix(parts.centre())[5][5])
                .isNotEqualTo(whole.matrix(whole.centre())[5][5]);
        parts.change(extra, -1);
        assertThat(parts.matrix(parts.centre())).isDeepEqualTo(whole.matrix(whole.centre()));
    }

    @Test
    void tooFewPeopleAreSaidToBeTooFew() {
        Votes votes = votes(SyntheticVotes.of(39, 40, .5, 5, 3));
        GroupReport report = OpinionGroups.analyse(votes, request(1, true));
        assertThat(report.verdict()).isEqualTo(GroupReport.Verdict.TOO_FEW);
        assertThat(report.groups()).isEmpty();
    }

    @Test
    void theRandIndexIsTheReference() {
        Map<String, Object> cases =
                MiniJson.object(
                        "{\"v\":"
                                + org.kenes.testkit.SharedData.text(
                                        "opinion/reference/ari_cases.json")
                                + "}");
        Set<String> seen = new HashSet<>();
        for (Object row : MiniJson.list(cases, "v")) {
            Map<?, ?> c = (Map<?, ?>) row;
            double expected = MiniJson.number(c.get("ari"));
            assertThat(RandIndex.adjusted(bytes(c.get("a")), bytes(c.get("b"))))
                    .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-12));
            seen.add(c.get("ari").toString());
        }
        assertThat(seen).hasSizeGreaterThan(2);
    }

    private static byte[] bytes(Object list) {
        List<?> l = (List<?>) list;
        Map<String, Integer> names = new HashMap<>();
        byte[] b = new byte[l.size()];
        for (int i = 0; i < b.length; i++) {
            b[i] = (byte) (int) names.computeIfAbsent(l.get(i).toString(), _ -> names.size());
        }
        return b;
    }

    private static Votes votes(SyntheticVotes made) {
        return new Votes(made.ids(), made.statements(), made.start(), made.packed(), 0, new int[0]);
    }
}
