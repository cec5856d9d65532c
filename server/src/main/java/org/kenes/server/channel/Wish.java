package org.kenes.server.channel;

import org.kenes.server.outreach.EventCode;
import org.kenes.server.shell.language.Lang;

import java.util.List;
import java.util.Locale;

/// What a message asks for.
sealed interface Wish {
    /// A greeting, or that the functions be told.
    record Help() implements Wish {}

    record Speak(Lang lang) implements Wish {}

    /// Forget me.
    record Stop() implements Wish {}

    /// Yes to what was shown.
    record Yes() implements Wish {}

    record Near(String place) implements Wish {}

    record Remind(String code) implements Wish {}

    /// "I hold the key that showed this code."
    record Link(String code) implements Wish {}

    record Report(BareReport report) implements Wish {}

    /// Begins like a report and is none.
    record NoReport(BareReport.Wrong why) implements Wish {}

    record Ask(String words) implements Wish {}

    static Wish of(String text) {
        String words = text.strip();
        String[] parts = words.split("\\s+", 2);
        String first = parts[0].toLowerCase(Locale.ROOT).replaceFirst("^/", "");
        String rest = parts.length < 2 ? "" : parts[1].strip();
        if (EventCode.latin(parts[0]).equals("KE")) {
            return report(rest);
        }
        if (rest.isEmpty()) {
            if (List.of("", "start", "help", "?", "помощь", "көмек").contains(first)) {
                return new Help();
            }
            if (List.of("stop", "стоп", "тоқта", "тоқтат").contains(first)) {
                return new Stop();
            }
            if (List.of("yes", "да", "иә", "ия").contains(first)) {
                return new Yes();
            }
            Lang lang = Lang.of(first).orElse(null);
            if (lang != null) {
                return new Speak(lang);
            }
        }
        return switch (first) {
            case "start" -> new Help();
            case "near", "рядом", "жақын" -> new Near(rest);
            case "remind", "напомни", "ескерт" -> new Remind(rest);
            case "ask", "вопрос", "сұрақ" -> new Ask(rest);
            default -> new Ask(words);
        };
    }

    private static Wish report(String rest) {
        String[] parts = rest.split("\\s+");
        if (parts.length == 2 && EventCode.latin(parts[0]).equals("LINK")) {
            return new Link(parts[1]);
        }
        return switch (BareReport.of(parts)) {
            case BareReport.Read.Good good -> new Report(good.report());
            case BareReport.Read.Bad bad -> new NoReport(bad.why());
        };
    }
}
