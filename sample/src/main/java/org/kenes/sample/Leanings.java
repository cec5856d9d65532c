package org.kenes.sample;

/// The true positions of those who speak for themselves: a share of support, partly and oppose for
/// each provision, region and language, in millionths. What one provision or language has more of,
/// others have less of, so that the whole keeps its shares.
final class Leanings {
    static final int WHOLE = 1_000_000;

    /// 58 %, 15 % and 27 % of all opinions, when twelve in a hundred belong to campaigns, six on
    /// each side: (0.58 − 0.06) / 0.88 and so on.
    static final int SUPPORT = 590_909;

    static final int PARTLY = 170_455;
    private static final int MARGIN = 20_000;

    private final long[] unitWeights;
    private final long[] regionWeights;
    private final long[] languageWeights;
    private final int[] unitTilt;
    private final int[] regionTilt;
    private final int[] languageTilt;

    Leanings(Settings settings, Land land) {
        Draws draws = new Draws(settings.seed(), "leaning");
        unitWeights = new long[settings.units().size()];
        for (int i = 0; i < unitWeights.length; i++) {
            unitWeights[i] = 2 + draws.below(i, 0, 9);
        }
        regionWeights = land.weights();
        languageWeights = People.languages(settings);
        unitTilt = tilts(draws, 1, 140_000, unitWeights);
        regionTilt = tilts(draws, 2, 40_000, regionWeights);
        languageTilt = new int[languageWeights.length];
        for (int i = 0; i < languageTilt.length; i++) {
            languageTilt[i] = i == 1 ? -60_000 : 40_000;
        }
        centre(languageTilt, languageWeights);
    }

    private static int[] tilts(Draws draws, int slot, int most, long[] weights) {
        int[] tilts = new int[weights.length];
        for (int i = 0; i < tilts.length; i++) {
            tilts[i] = draws.below(i, slot, 2 * most + 1) - most;
        }
        centre(tilts, weights);
        return tilts;
    }

    private static void centre(int[] tilts, long[] weights) {
        long sum = 0;
        long all = 0;
        for (int i = 0; i < tilts.length; i++) {
            sum += weights[i] * tilts[i];
            all += weights[i];
        }
        for (int i = 0; i < tilts.length; i++) {
            tilts[i] -= (int) Math.floorDiv(sum, all);
        }
    }

    int support(int unit, int region, int language) {
        int tilted = SUPPORT + unitTilt[unit] + regionTilt[region] + languageTilt[language];
        return Math.clamp(tilted, MARGIN, WHOLE - PARTLY - MARGIN);
    }

    /// The position at that height of the column support, partly, oppose.
    String stance(int height, int unit, int region, int language) {
        int support = support(unit, region, language);
        if (height < support) {
            return "support";
        }
        return height < support + PARTLY ? "partly" : "oppose";
    }

    long[] unitWeights() {
        return unitWeights;
    }

    /// The mean of support over everything that is left open.
    ///
    /// @param unit number of a provision, or −1 for all of them; region and language alike
    int expected(int unit, int region, int language) {
        long sum = 0;
        long all = 0;
        for (int u = from(unit); u < to(unit, unitWeights.length); u++) {
            for (int r = from(region); r < to(region, regionWeights.length); r++) {
                for (int l = from(language); l < to(language, languageWeights.length); l++) {
                    long weight = unitWeights[u] * languageWeights[l] * thousandths(r);
                    sum += weight * support(u, r, l);
                    all += weight;
                }
            }
        }
        return (int) (sum / all);
    }

    /// Small enough for the sums of [#expected] to fit in 64 bits.
    private long thousandths(int region) {
        long sum = 0;
        for (long weight : regionWeights) {
            sum += weight;
        }
        return Math.max(1, regionWeights[region] * 1000 / sum);
    }

    private static int from(int number) {
        return Math.max(0, number);
    }

    private static int to(int number, int count) {
        return number < 0 ? count : number + 1;
    }
}
