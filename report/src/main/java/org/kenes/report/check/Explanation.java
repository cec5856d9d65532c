package org.kenes.report.check;

import org.kenes.report.number.Formats;
import org.kenes.report.number.Messages;

import java.util.Map;
import java.util.TreeMap;

/// A verdict in one sentence.
public final class Explanation {
    private Explanation() {}

    public static Map<String, String> inAllLanguages(ClaimResult claim) {
        Map<String, String> all = new TreeMap<>();
        for (String lang : Messages.LANGUAGES) {
            all.put(lang, of(claim, lang));
        }
        return all;
    }

    public static String of(ClaimResult claim, String lang) {
        Messages messages = Messages.of(lang);
        String key =
                claim.reason().isEmpty() || claim.verdict() == Verdict.LEGAL_REVIEW
                        ? "verdict." + claim.verdict().code()
                        : "reason." + claim.reason();
        String sentence = messages.say(key);
        Fragility fragility = claim.fragility();
        if (fragility != null && fragility.removed() != null) {
            String number = new Formats(lang).integer(fragility.removed());
            sentence += " " + messages.say("fragility.removed", Map.of("number", number));
        }
        return sentence;
    }
}
