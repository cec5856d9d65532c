package org.kenes.opinion.weight;

/// One weight per person of a [Sample], in its order.
///
/// @param rounds of raking
/// @param trimmedLow share of all weight that was added by raising small weights
/// @param trimmedHigh share of all weight that was taken by cutting large ones
public record Weights(double[] values, int rounds, double trimmedLow, double trimmedHigh) {
    public Weights {
        values = values.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /// n·Σw²/(Σw)²: by which factor unequal weights alone inflate the variance (Kish).
    public double kishDeff() {
        double sum = 0;
        double squares = 0;
        for (double w : values) {
            sum += w;
            squares += w * w;
        }
        return values.length * squares / (sum * sum);
    }

    /// How many people of equal weight would know as much.
    public double nEff() {
        return values.length / kishDeff();
    }

    public double least() {
        return java.util.Arrays.stream(values).min().orElseThrow();
    }

    public double most() {
        return java.util.Arrays.stream(values).max().orElseThrow();
    }
}
