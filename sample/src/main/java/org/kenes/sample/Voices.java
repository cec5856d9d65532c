package org.kenes.sample;

import org.jspecify.annotations.Nullable;
import org.kenes.sample.Nation.Unit;
import org.kenes.sample.Nation.Voice;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Opinions. In every hundred in a row each has a rank of its own (a permutation of 0–99); the rank
/// decides who belongs to a campaign and, for all others, how high on the column support, partly,
/// oppose they stand. So the shares are near the truth in small nations too.
final class Voices {
    /// With more voices than this the sentences run out: honest people would say the same by chance
    /// and be taken for a campaign. So they tell more of themselves.
    private static final long TALKATIVE_ABOVE = 3_000;

    private static final int BLOCK = 100;
    private static final int[] COPRIME = {1, 3, 7, 9, 11, 13, 17, 19, 21, 23, 27, 29, 31, 33, 37};

    private static final int PERSON = 1;
    private static final int UNIT = 2;
    private static final int HEIGHT = 3;
    private static final int CHANNEL = 4;
    private static final int VOICES = 5;
    private static final int WORDS = 6;

    private final Settings settings;
    private final People people;
    private final Phrases phrases;
    private final Leanings leanings;
    private final Draws draws;
    private final Draws order;
    private final Draws words;
    private final List<Campaign> campaigns;
    private final long covered;
    private final long days;

    Voices(Settings settings, People people, Phrases phrases, Leanings leanings) {
        this.settings = settings;
        this.people = people;
        this.phrases = phrases;
        this.leanings = leanings;
        draws = new Draws(settings.seed(), "opinion");
        order = new Draws(settings.seed(), "opinion order");
        words = new Draws(settings.seed(), "opinion words");
        campaigns = campaigns();
        covered = Math.max(settings.units().size(), people.regions());
        days = ChronoUnit.DAYS.between(settings.from(), settings.to()) + 1;
    }

    /// Two pairs; in a pair one campaign of each side, on the same provision and at the same time.
    private List<Campaign> campaigns() {
        List<Campaign> list = new ArrayList<>();
        int second = Math.min(1, settings.languages().size() - 1);
        for (int pair = 0; pair < 2; pair++) {
            int unit = draws.below(-1 - pair, UNIT, settings.units().size());
            boolean late = pair == 1;
            String name = late ? "late-" : "early-";
            int forIt = late ? second : 0;
            int against = late ? 0 : second;
            list.add(new Campaign(name + "support", "support", unit, forIt, pair, late, 0));
            list.add(
                    new Campaign(
                            name + "oppose", "oppose", unit, against, pair, late, Campaign.SIZE));
        }
        return list;
    }

    List<Campaign> planted() {
        return campaigns;
    }

    Leanings leanings() {
        return leanings;
    }

    private int rank(long number) {
        long block = number / BLOCK;
        int factor = COPRIME[order.below(block, 0, COPRIME.length)];
        return (int) ((number % BLOCK * factor + order.below(block, 1, BLOCK)) % BLOCK);
    }

    @Nullable Campaign campaign(long number) {
        if (number < covered) {
            return null;
        }
        int rank = rank(number);
        boolean late = number >= settings.opinions() / 2;
        for (Campaign campaign : campaigns) {
            if (campaign.late() == late && campaign.has(rank)) {
                return campaign;
            }
        }
        return null;
    }

    /// The numbers of the opinions that belong to a campaign, ascending.
    LongStream members(Campaign campaign) {
        return LongStream.range(0, settings.opinions())
                .filter(number -> campaign.equals(campaign(number)));
    }

    Voice voice(long number) {
        Campaign campaign = campaign(number);
        long person =
                number < covered
                        ? number % settings.people()
                        : draws.below(number, PERSON, settings.people());
        var speaker = people.person(person);
        int unit = campaign == null ? unit(number) : campaign.unit();
        int language = campaign == null ? people.language(person) : campaign.language();
        String lang = settings.languages().get(language);
        String stance =
                campaign == null
                        ? leanings.stance(height(number), unit, people.home(person), language)
                        : campaign.stance();
        String channel =
                List.of("self", "assisted", "paper", "event")
                        .get(draws.weighted(number, CHANNEL, 60, 10, 12, 18));
        boolean several = channel.equals("event") && draws.percent(number, VOICES, 10);
        Unit provision = settings.units().get(unit);
        return new Voice(
                number,
                person,
                provision.wid(),
                provision.hash(lang),
                stance,
                lang,
                speaker.region(),
                speaker.audience(),
                day(number),
                channel,
                speaker.level(),
                several ? 2 + draws.below(number, VOICES + 100, 19) : 1,
                text(number, stance, lang, campaign),
                campaign == null ? null : campaign.id());
    }

    private int unit(long number) {
        return number < covered
                ? (int) (number % settings.units().size())
                : draws.weighted(number, UNIT, leanings.unitWeights());
    }

    private int height(long number) {
        int taken = 2 * Campaign.SIZE;
        int rank = rank(number);
        long jitter = draws.below(number, HEIGHT, Leanings.WHOLE);
        long strata = BLOCK - taken;
        long stratum = Math.floorMod(rank - taken, BLOCK) % strata;
        return (int) ((stratum * Leanings.WHOLE + jitter) / strata);
    }

    private LocalDate day(long number) {
        return settings.from().plusDays(number * days / settings.opinions());
    }

    private String text(long number, String stance, String lang, @Nullable Campaign campaign) {
        var speaker = phrases.new Speaker(words, number, lang);
        if (campaign != null) {
            return speaker.say("campaign-" + stance, campaign.phrase());
        }
        if (!draws.percent(number, WORDS, 70)) {
            return "";
        }
        List<String> said = new ArrayList<>();
        boolean early = speaker.choose(2) == 0;
        boolean personal = speaker.choose(4) > 0;
        if (personal && early) {
            said.add(speaker.any("life"));
        }
        said.add(speaker.any("open-" + stance));
        switch (stance) {
            case "support" -> reasons(speaker, "for", said);
            case "oppose" -> reasons(speaker, "against", said);
            default -> {
                boolean good = speaker.choose(2) == 0;
                int first = speaker.choose(phrases.size("for"));
                said.add(speaker.say(good ? "for" : "against", first));
                said.add(speaker.any("but"));
                said.add(speaker.say(good ? "against" : "for", another(speaker, "for", first)));
            }
        }
        if (personal && !early) {
            said.add(speaker.any("life"));
        }
        if (speaker.choose(4) > 0) {
            said.add(speaker.any("close"));
        }
        if (settings.opinions() > TALKATIVE_ABOVE) {
            int first = speaker.choose(phrases.size("story"));
            int second = another(speaker, "story", first);
            said.add(speaker.say("story", first));
            said.add(speaker.say("story", second));
            said.add(speaker.say("story", another(speaker, "story", second)));
        }
        return String.join(" ", said);
    }

    private void reasons(Phrases.Speaker speaker, String side, List<String> said) {
        int first = speaker.choose(phrases.size(side));
        said.add(speaker.say(side, first));
        if (speaker.choose(2) == 0) {
            said.add(speaker.say(side, another(speaker, side, first)));
        }
    }

    /// A line of the slot that is not that one; `for` and `against` are pairs, and nobody gives a
    /// reason and its opposite.
    private int another(Phrases.Speaker speaker, String slot, int line) {
        int lines = phrases.size(slot);
        return (line + 1 + speaker.choose(lines - 1)) % lines;
    }
}
