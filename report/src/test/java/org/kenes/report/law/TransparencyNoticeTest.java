package org.kenes.report.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The profile eu-2024-900: every line of the notice is asked for by its own name, and so is every
/// part of a line that has parts.
class TransparencyNoticeTest {
    private static final LegalProfile PROFILE = LegalProfile.of("eu-2024-900");
    private static final List<String> LINES =
            List.of(
                    "sponsor",
                    "controller",
                    "paidBy",
                    "period",
                    "amount",
                    "amountMethod",
                    "origin",
                    "linkedProcess",
                    "contact",
                    "campaignTotal");
    private static final Map<String, List<String>> PARTS =
            Map.of(
                    "sponsor", List.of("name", "email", "address", "establishment"),
                    "origin", List.of("public-or-private", "inside-or-outside-union"));

    private static Map<String, Object> whole() {
        Map<String, Object> notice = new TreeMap<>();
        for (String line : LINES) {
            Map<String, Object> parts = new TreeMap<>();
            PARTS.getOrDefault(line, List.of()).forEach(part -> parts.put(part, "said"));
            notice.put(line, parts.isEmpty() ? "said" : parts);
        }
        return notice;
    }

    @Test
    void aWholeNoticeLacksNothing() {
        assertThat(PROFILE.missingInImprint(whole())).isEmpty();
    }

    @Test
    void anEmptyNoticeLacksEveryLineOnce() {
        assertThat(PROFILE.missingInImprint(Map.of())).containsExactlyInAnyOrderElementsOf(LINES);
    }

    @TestFactory
    Stream<DynamicTest> aMissingFieldIsTheOneIssue() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : LINES) {
            tests.add(missing(line, without(line)));
            tests.add(missing(line, blank(line)));
            for (String part : PARTS.getOrDefault(line, List.of())) {
                tests.add(missing(line + "." + part, withoutPart(line, part)));
            }
        }
        return tests.stream();
    }

    private static DynamicTest missing(String field, Map<String, Object> notice) {
        return DynamicTest.dynamicTest(
                field, () -> assertThat(PROFILE.missingInImprint(notice)).containsExactly(field));
    }

    private static Map<String, Object> without(String line) {
        Map<String, Object> notice = whole();
        notice.remove(line);
        return notice;
    }

    private static Map<String, Object> blank(String line) {
        Map<String, Object> notice = whole();
        notice.put(line, " ");
        return notice;
    }

    private static Map<String, Object> withoutPart(String line, String part) {
        Map<String, Object> notice = whole();
        Map<String, Object> parts = new TreeMap<>();
        PARTS.getOrDefault(line, List.of()).stream()
                .filter(it -> !it.equals(part))
                .forEach(it -> parts.put(it, "said"));
        notice.put(line, parts);
        return notice;
    }
}
