package org.kenes.sample;

import org.kenes.sample.Nation.Person;

/// Who may speak. A person has one home, one language and one level; the first persons live one in
/// each region.
final class People {
    /// Shares of the first, second and third language, in thousandths.
    private static final long[] LANGUAGES = {500, 400, 100};

    private final Settings settings;
    private final Land land;
    private final Draws draws;
    private final long[] languages;

    People(Settings settings, Land land) {
        this.settings = settings;
        this.land = land;
        draws = new Draws(settings.seed(), "person");
        languages = languages(settings);
    }

    static long[] languages(Settings settings) {
        long[] weights = new long[settings.languages().size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i < LANGUAGES.length ? LANGUAGES[i] : 50;
        }
        return weights;
    }

    int home(long number) {
        return number < land.regions() ? (int) number : draws.weighted(number, 0, land.weights());
    }

    int language(long number) {
        return draws.weighted(number, 1, languages);
    }

    Person person(long number) {
        return new Person(
                number,
                land.region(home(number)),
                settings.audiences().get(draws.below(number, 2, settings.audiences().size())),
                settings.languages().get(language(number)),
                draws.weighted(number, 3, 55, 35, 10));
    }

    int regions() {
        return land.regions();
    }
}
