package org.kenes.server.shell.language;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Numbers, dates, shares, lists and the order of names as one language writes them (CLDR).
/// Immutable and thread-safe.
public final class Formats {
    /// What CLDR says of a language. Looking it up costs more than a page with a hundred dates.
    ///
    /// @param longDate never used itself, only copied: ICU's formats are not thread-safe
    /// @param longDates as written before; every page says of which day its numbers are
    private record Rules(
            ULocale locale,
            LocalizedNumberFormatter number,
            LocalizedNumberFormatter percent,
            DateFormat longDate,
            Map<LocalDate, String> longDates,
            String dayPattern,
            String dayAndTimePattern,
            String dateAndTimePattern,
            Collator collator) {

        static Rules of(Lang lang) {
            ULocale locale = lang.locale();
            DateTimePatternGenerator patterns = DateTimePatternGenerator.getInstance(locale);
            DateFormat longDate = DateFormat.getDateInstance(DateFormat.LONG, locale);
            longDate.setTimeZone(TimeZone.GMT_ZONE);
            return new Rules(
                    locale,
                    NumberFormatter.withLocale(locale).precision(Precision.unlimited()),
                    NumberFormatter.withLocale(locale)
                            .unit(MeasureUnit.PERCENT)
                            .scale(com.ibm.icu.number.Scale.powerOfTen(2))
                            .precision(Precision.maxFraction(1)),
                    longDate,
                    new ConcurrentHashMap<>(),
                    patterns.getBestPattern("MMMMd"),
                    patterns.getBestPattern("MMMMdHm"),
                    patterns.getBestPattern("yMMMMdHm"),
                    Collator.getInstance(locale).freeze());
        }
    }

    private static final int MOST_DATES = 5_000;
    private static final Map<Lang, Rules> RULES = new ConcurrentHashMap<>();

    private final Rules rules;
    private final ZoneId zone;

    /// @param zone the zone of the dialogue: every time that a page shows is local there
    public Formats(Lang lang, ZoneId zone) {
        this.rules = RULES.computeIfAbsent(lang, Rules::of);
        this.zone = zone;
    }

    public String number(long value) {
        return rules.number().format(value).toString();
    }

    public String number(BigDecimal value) {
        return rules.number().format(value).toString();
    }

    /// A share between 0 and 1 with at most one decimal, such as `63.4%`.
    public String percent(BigDecimal share) {
        return rules.percent().format(share).toString();
    }

    /// With the year: `March 12, 2026`.
    public String date(LocalDate date) {
        String known = rules.longDates().get(date);
        if (known != null) {
            return known;
        }
        DateFormat format = (DateFormat) rules.longDate().clone();
        String text = format.format(Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()));
        if (rules.longDates().size() < MOST_DATES) {
            rules.longDates().put(date, text);
        }
        return text;
    }

    /// The date, in the zone of the dialogue, on which a moment falls.
    public String date(Instant at) {
        return date(at.atZone(zone).toLocalDate());
    }

    /// Without the year: `March 12`.
    public String day(LocalDate date) {
        return format(rules.dayPattern(), date.atStartOfDay(zone).toInstant());
    }

    /// Without the year: `March 12 at 14:05`.
    public String dayAndTime(Instant at) {
        return format(rules.dayAndTimePattern(), at);
    }

    public String dateAndTime(Instant at) {
        return format(rules.dateAndTimePattern(), at);
    }

    public String time(Instant at) {
        return format("HH:mm", at);
    }

    public String list(Collection<String> items) {
        return ListFormatter.getInstance(rules.locale()).format(items);
    }

    /// The order of names in this language (kk: ә after а, ұ before ү).
    public Comparator<String> collation() {
        return rules.collator()::compare;
    }

    public ZoneId zone() {
        return zone;
    }

    private String format(String pattern, Instant at) {
        SimpleDateFormat format = new SimpleDateFormat(pattern, rules.locale());
        format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        return format.format(Date.from(at));
    }
}
