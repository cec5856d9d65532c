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

/// Numbers, dates, shares, lists and the order of names as one language writes them (CLDR).
/// Immutable and thread-safe.
public final class Formats {
    private final ULocale locale;
    private final ZoneId zone;
    private final LocalizedNumberFormatter number;
    private final LocalizedNumberFormatter percent;
    private final String dayPattern;
    private final String dayAndTimePattern;
    private final String dateAndTimePattern;
    private final Collator collator;

    /// @param zone the zone of the dialogue: every time that a page shows is local there
    public Formats(Lang lang, ZoneId zone) {
        this.locale = lang.locale();
        this.zone = zone;
        this.number = NumberFormatter.withLocale(locale).precision(Precision.unlimited());
        this.percent =
                NumberFormatter.withLocale(locale)
                        .unit(MeasureUnit.PERCENT)
                        .scale(com.ibm.icu.number.Scale.powerOfTen(2))
                        .precision(Precision.maxFraction(1));
        DateTimePatternGenerator patterns = DateTimePatternGenerator.getInstance(locale);
        this.dayPattern = patterns.getBestPattern("MMMMd");
        this.dayAndTimePattern = patterns.getBestPattern("MMMMdHm");
        this.dateAndTimePattern = patterns.getBestPattern("yMMMMdHm");
        this.collator = Collator.getInstance(locale).freeze();
    }

    public String number(long value) {
        return number.format(value).toString();
    }

    public String number(BigDecimal value) {
        return number.format(value).toString();
    }

    /// A share between 0 and 1 with at most one decimal, such as `63.4%`.
    public String percent(BigDecimal share) {
        return percent.format(share).toString();
    }

    /// With the year: `March 12, 2026`.
    public String date(LocalDate date) {
        DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /// The date, in the zone of the dialogue, on which a moment falls.
    public String date(Instant at) {
        return date(at.atZone(zone).toLocalDate());
    }

    /// Without the year: `March 12`.
    public String day(LocalDate date) {
        return format(dayPattern, date.atStartOfDay(zone).toInstant());
    }

    /// Without the year: `March 12 at 14:05`.
    public String dayAndTime(Instant at) {
        return format(dayAndTimePattern, at);
    }

    public String dateAndTime(Instant at) {
        return format(dateAndTimePattern, at);
    }

    public String time(Instant at) {
        return format("HH:mm", at);
    }

    public String list(Collection<String> items) {
        return ListFormatter.getInstance(locale).format(items);
    }

    /// The order of names in this language (kk: ә after а, ұ before ү).
    public Comparator<String> collation() {
        return collator::compare;
    }

    public ZoneId zone() {
        return zone;
    }

    private String format(String pattern, Instant at) {
        SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
        format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        return format.format(Date.from(at));
    }
}
