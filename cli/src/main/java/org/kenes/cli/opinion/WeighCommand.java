package org.kenes.cli.opinion;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.words.UsageException;
import org.kenes.opinion.csv.CsvFile;
import org.kenes.opinion.csv.Faults;
import org.kenes.opinion.csv.InputException;
import org.kenes.opinion.interval.Basis;
import org.kenes.opinion.interval.Interval;
import org.kenes.opinion.json.JsonText;
import org.kenes.opinion.weight.Lonely;
import org.kenes.opinion.weight.Margin;
import org.kenes.opinion.weight.Raking;
import org.kenes.opinion.weight.Representativeness;
import org.kenes.opinion.weight.Respondent;
import org.kenes.opinion.weight.Sample;
import org.kenes.opinion.weight.WeightedShare;
import org.kenes.opinion.weight.Weights;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `kenes weigh`.
final class WeighCommand {
    private static final int LEAST = 10;
    private static final double LEVEL = .95;

    private WeighCommand() {}

    /// A margin and the columns whose values, joined by commas, are its categories.
    private record Columns(Margin margin, List<String> names) {}

    static int run(String[] args, PrintStream out) throws IOException {
        Words words =
                new Words(
                        args,
                        "y",
                        "margins",
                        "cells",
                        "design-weight",
                        "strata",
                        "clusters",
                        "lonely",
                        "basis",
                        "trim",
                        "weights",
                        "out");
        Basis basis =
                Basis.of(
                        words.choice(
                                "basis", "self-selected", "self-selected", "probability-sample"));
        Lonely lonely =
                words.choice("lonely", "fail", "fail", "adjust").equals("fail")
                        ? Lonely.FAIL
                        : Lonely.ADJUST;
        String y = words.required("y");
        List<Columns> margins = margins(words);
        if (margins.isEmpty()) {
            throw new UsageException("--margins or --cells is needed");
        }
        List<String> ids = new ArrayList<>();
        List<Respondent> people = people(words, y, margins, ids);
        if (people.size() < LEAST) {
            return 5;
        }
        Sample sample = new Sample(people, margins.stream().map(Columns::margin).toList());
        Weights weights = weights(words, sample);
        WeightedShare share = WeightedShare.of(basis, sample, weights, lonely);
        String file = words.maybe("weights");
        if (file != null) {
            Map<String, Double> byId = new HashMap<>();
            double[] values = weights.values();
            for (int i = 0; i < values.length; i++) {
                byId.put(sample.people().get(i).id(), values[i]);
            }
            StringBuilder csv = new StringBuilder("id,weight\n");
            for (String id : ids) {
                csv.append(CsvFile.quote(id))
                        .append(',')
                        .append(JsonText.number(byId.getOrDefault(id, Double.NaN)))
                        .append('\n');
            }
            Output.write(file, csv.toString(), out);
        }
        Output.write(words.or("out", "-"), json(basis, margins, people, share), out);
        return 0;
    }

    private static Weights weights(Words words, Sample sample) {
        String trim = words.maybe("trim");
        if (trim == null) {
            return Raking.rake(sample);
        }
        String[] bounds = trim.split(",", -1);
        try {
            if (bounds.length == 2) {
                return Raking.rakeTrimmed(
                        sample, Double.parseDouble(bounds[0]), Double.parseDouble(bounds[1]));
            }
        } catch (NumberFormatException e) {
            // The same message as for a missing bound.
        }
        throw new UsageException("--trim needs two numbers L,U, not '" + trim + "'");
    }

    private static List<Columns> margins(Words words) throws IOException {
        List<Columns> margins = new ArrayList<>();
        String given = words.maybe("margins");
        for (String margin : given == null ? new String[0] : given.split(",")) {
            int equals = margin.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--margins needs NAME=FILE, not '" + margin + "'");
            }
            margins.add(margin(margin.substring(equals + 1), List.of(margin.substring(0, equals))));
        }
        String cells = words.maybe("cells");
        if (cells != null) {
            margins.add(margin(cells, null));
        }
        return margins;
    }

    /// @param names null for all columns but `Freq`
    private static Columns margin(String file, @Nullable List<String> names) throws IOException {
        try (CsvFile csv = new CsvFile(file, Output.open(file))) {
            int freq = csv.column("Freq");
            List<String> columns =
                    names == null
                            ? csv.header().stream().filter(c -> !c.equals("Freq")).toList()
                            : names;
            // A margin file calls its only other column what it likes.
            List<Integer> at = new ArrayList<>();
            for (int i = 0; i < csv.header().size(); i++) {
                if (i != freq) {
                    at.add(i);
                }
            }
            if (at.size() != columns.size()) {
                throw new InputException(
                        "%s:1: -: a margin has one column beside Freq".formatted(file));
            }
            TreeMap<String, Double> totals = new TreeMap<>();
            Faults faults = new Faults();
            List<String> row = new ArrayList<>();
            while (csv.row(row)) {
                String category = at.stream().map(row::get).collect(Collectors.joining(","));
                double people = number(csv, row.get(freq), "Freq", faults);
                if (totals.put(category, people) != null) {
                    faults.add(file, csv.line(), "Freq", "the category occurs twice: " + category);
                }
            }
            faults.check();
            return new Columns(new Margin(String.join(",", columns), totals), columns);
        }
    }

    private static double number(CsvFile csv, String text, String column, Faults faults) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            faults.add(csv.name(), csv.line(), column, "not a number: '" + text + "'");
            return 1;
        }
    }

    private static List<Respondent> people(
            Words words, String y, List<Columns> margins, List<String> ids) throws IOException {
        List<Respondent> people = new ArrayList<>();
        Faults faults = new Faults();
        try (CsvFile csv = new CsvFile(words.input(), Output.open(words.input()))) {
            int value = csv.column(y);
            int id = csv.find("id");
            int weight = optional(csv, words.maybe("design-weight"));
            int strata = optional(csv, words.maybe("strata"));
            int clusters = optional(csv, words.maybe("clusters"));
            List<String> row = new ArrayList<>();
            while (csv.row(row)) {
                String person = id < 0 ? String.valueOf(people.size() + 1) : row.get(id);
                List<String> categories = new ArrayList<>();
                for (Columns margin : margins) {
                    categories.add(
                            margin.names().stream()
                                    .map(c -> row.get(csv.column(c)))
                                    .collect(Collectors.joining(",")));
                }
                ids.add(person);
                people.add(
                        new Respondent(
                                person,
                                number(csv, row.get(value), y, faults),
                                weight < 0
                                        ? 1
                                        : number(csv, row.get(weight), "design-weight", faults),
                                categories,
                                strata < 0 ? "" : row.get(strata),
                                List.of(
                                        new Respondent.Stage(
                                                clusters < 0 ? person : row.get(clusters),
                                                Double.POSITIVE_INFINITY))));
            }
        }
        faults.check();
        return people;
    }

    private static int optional(CsvFile csv, @Nullable String column) {
        return column == null ? -1 : csv.column(column);
    }

    private static String json(
            Basis basis, List<Columns> margins, List<Respondent> people, WeightedShare share) {
        Map<String, Object> dissimilarity = new LinkedHashMap<>();
        for (int m = 0; m < margins.size(); m++) {
            Map<String, Long> counts = new TreeMap<>();
            for (Respondent person : people) {
                counts.merge(person.categories().get(m), 1L, Long::sum);
            }
            Margin margin = margins.get(m).margin();
            dissimilarity.put(margin.name(), Representativeness.of(margin, counts).dissimilarity());
        }
        Weights weights = share.weights();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", "kenes-weigh/1");
        json.put("basis", basis.code());
        json.put("n", people.size());
        json.put("population", margins.getFirst().margin().population());
        json.put("rounds", weights.rounds());
        json.put("unweighted", share.unweighted());
        json.put("estimate", share.estimate());
        json.put("kishDeff", weights.kishDeff());
        json.put("nEff", weights.nEff());
        json.put("weightMin", weights.least());
        json.put("weightMax", weights.most());
        json.put("dissimilarity", dissimilarity);
        switch (share) {
            case WeightedShare.Sampled sampled -> {
                json.put("se", sampled.se());
                json.put("df", sampled.df());
                json.put("deff", sampled.deff());
                boolean inside = sampled.estimate() > 0 && sampled.estimate() < 1;
                Interval interval = sampled.interval(LEVEL);
                Map<String, Object> shown = new LinkedHashMap<>();
                shown.put("method", inside ? "logit" : "beta");
                shown.put("level", LEVEL);
                shown.put("low", interval.low());
                shown.put("high", interval.high());
                json.put("interval", shown);
            }
            case WeightedShare.Reweighted ignored -> {}
        }
        return JsonText.of(json);
    }
}
