package org.kenes.dataset;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.Stance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything that can be recorded, one record per kind. Adding a kind makes the compiler list
/// every place that must say what becomes of it: its table, its redaction rule, its example. The
/// numbers are those of `entry-kinds.csv`; the kinds 1–31 of public entries belong to the ledger
/// and are not here.
///
/// Values are exactly what will be published: region and audience are coarsened *before* an entry
/// is made, because a commitment cannot be coarsened later.
public sealed interface Entry {

    /// The number of the kind in the second-last byte of the envelope.
    int kind();

    /// An entry whose content is committed to, not shown: three compartments, each of which can be
    /// opened alone.
    sealed interface Sealed extends Entry {
        /// The published fields, nothing finer than a date. Empty values are empty strings, never
        /// missing.
        Map<String, Object> coded();

        /// The words as accepted (NFC), or empty.
        String text();

        /// What only auditors may see: event, key, device, serial.
        Map<String, Object> provenance();
    }

    /// An entry that anyone reads in the log itself.
    sealed interface Public extends Entry {
        Map<String, Object> members();
    }

    /// What every contribution says about how it came.
    ///
    /// @param region region code, empty when coarsened or not given
    /// @param audience audience code, empty when coarsened or not given
    /// @param channel self, assisted, paper, event or import
    /// @param level identity level 0, 1 or 2
    /// @param voices persons an organiser named for this one contribution, 1 otherwise; never
    ///   multiplies anything
    record Circumstances(
            String lang,
            String region,
            String audience,
            LocalDate date,
            String channel,
            int level,
            int voices) {
        void into(Map<String, Object> coded) {
            coded.put("lang", lang);
            coded.put("region", region);
            coded.put("audience", audience);
            coded.put("date", date.toString());
            coded.put("channel", channel);
            coded.put("level", (long) level);
        }
    }

    /// @param wid wId of the provision, empty for the whole text
    /// @param hash textHash of that provision as its author saw it
    record Opinion(
            String draft,
            String wid,
            String hash,
            Stance stance,
            Circumstances how,
            String text,
            Map<String, Object> provenance)
            implements Sealed {
        @Override
        public int kind() {
            return 1;
        }

        @Override
        public Map<String, Object> coded() {
            Map<String, Object> coded = new TreeMap<>();
            how.into(coded);
            coded.put("voices", (long) how.voices());
            coded.put("draft", draft);
            coded.put("wid", wid);
            coded.put("hash", hash);
            coded.put("stance", stance.code());
            return coded;
        }
    }

    record Question(
            String draft,
            String wid,
            Circumstances how,
            String text,
            Map<String, Object> provenance)
            implements Sealed {
        @Override
        public int kind() {
            return 2;
        }

        @Override
        public Map<String, Object> coded() {
            Map<String, Object> coded = new TreeMap<>();
            how.into(coded);
            coded.put("voices", (long) how.voices());
            coded.put("draft", draft);
            coded.put("wid", wid);
            return coded;
        }
    }

    /// Another wording for a provision, as somebody proposes it. The words are the wording, and
    /// below a line `---` the reason if there is one.
    ///
    /// @param wid wId of the provision, never empty
    /// @param hash textHash of that provision, in the language of the proposal, as its author saw
    ///   it
    record Proposal(
            String draft,
            String wid,
            String hash,
            Circumstances how,
            String text,
            Map<String, Object> provenance)
            implements Sealed {
        @Override
        public int kind() {
            return 3;
        }

        @Override
        public Map<String, Object> coded() {
            Map<String, Object> coded = new TreeMap<>();
            how.into(coded);
            coded.put("draft", draft);
            coded.put("wid", wid);
            coded.put("hash", hash);
            return coded;
        }
    }

    /// That a field report arrived: its form and size, never what it says.
    ///
    /// @param region code of the region of the sender's key, empty for the whole country
    /// @param attachments files that the report names
    record FieldSubmission(
            String form,
            String version,
            LocalDate date,
            String organisation,
            String region,
            int attachments,
            Map<String, Object> provenance)
            implements Sealed {
        @Override
        public int kind() {
            return 4;
        }

        @Override
        public Map<String, Object> coded() {
            return new Members()
                    .put("form", form)
                    .put("version", version)
                    .put("date", date)
                    .put("org", organisation)
                    .put("region", region)
                    .put("attachments", (long) attachments)
                    .map();
        }

        @Override
        public String text() {
            return "";
        }
    }

    /// A file of a field report; everything about it is for auditors.
    record FieldAttachment(Map<String, Object> provenance) implements Sealed {
        @Override
        public int kind() {
            return 5;
        }

        @Override
        public Map<String, Object> coded() {
            return new TreeMap<>();
        }

        @Override
        public String text() {
            return "";
        }
    }

    /// A short statement for others to agree or disagree with; shown only after moderation
    /// ([StatementState]).
    record Statement(
            String lang, int level, LocalDate date, String text, Map<String, Object> provenance)
            implements Sealed {
        @Override
        public int kind() {
            return 6;
        }

        @Override
        public Map<String, Object> coded() {
            return new Members()
                    .put("date", date)
                    .put("lang", lang)
                    .put("level", (long) level)
                    .map();
        }
    }

    /// One answer of a card to a statement.
    ///
    /// @param card number of a card without a name: all answers of one browser stand on it
    /// @param statement index of the statement in the log
    /// @param value 1 agree, −1 disagree, 0 pass
    record CardAnswer(
            long card, long statement, int value, LocalDate date, Map<String, Object> provenance)
            implements Sealed {
        public CardAnswer {
            if (value < -1 || value > 1) {
                throw new IllegalArgumentException("an answer is -1, 0 or 1, not " + value);
            }
        }

        @Override
        public int kind() {
            return 7;
        }

        @Override
        public Map<String, Object> coded() {
            return new Members()
                    .put("card", card)
                    .put("date", date)
                    .put("statement", statement)
                    .put("value", (long) value)
                    .map();
        }

        @Override
        public String text() {
            return "";
        }
    }

    /// A published version of the text.
    ///
    /// @param files language → SHA-256 of the Akoma Ntoso file of that language
    /// @param status draft, final, adopted or in-force
    record Draft(
            String draft,
            Map<String, String> files,
            Map<String, String> titles,
            String status,
            LocalDate publishedOn)
            implements Public {
        @Override
        public int kind() {
            return 32;
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(
                    Map.of(
                            "draft", draft,
                            "files", files,
                            "titles", titles,
                            "status", status,
                            "published", publishedOn.toString()));
        }
    }

    /// Which provisions of one version continue which of another, as an editor confirmed it.
    ///
    /// @param from id of the older version
    /// @param to id of the newer version
    /// @param sha256 of the file with the decisions (`kenes-law-lineage/1`)
    record Lineage(String from, String to, String sha256) implements Public {
        @Override
        public int kind() {
            return 33;
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(Map.of("from", from, "to", to, "sha256", sha256));
        }
    }

    /// Who assigned which theme to which provisions of a version.
    ///
    /// @param sha256 of the file (`themes.csv` of the law specification)
    record ThemeMap(String scheme, String draft, String sha256) implements Public {
        @Override
        public int kind() {
            return 34;
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(Map.of("scheme", scheme, "draft", draft, "sha256", sha256));
        }
    }

    /// A plain-language note to a provision: an explanation, not the law.
    ///
    /// @param sha256 of its words
    record Note(String draft, String eId, String lang, String sha256, String office)
            implements Public {
        @Override
        public int kind() {
            return 35;
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(
                    Map.of(
                            "draft", draft,
                            "eid", eId,
                            "lang", lang,
                            "sha256", sha256,
                            "office", office));
        }
    }

    record Coalition(String id, String position, Map<String, String> names) implements Public {
        @Override
        public int kind() {
            return 40;
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(Map.of("id", id, "position", position, "names", names));
        }
    }

    record Organisation(
            String id,
            String organisationKind,
            String role,
            @Nullable String coalition,
            @Nullable String parent,
            @Nullable String place,
            Map<String, String> names,
            @Nullable String registerNo,
            @Nullable LocalDate joined,
            @Nullable LocalDate left)
            implements Public {
        @Override
        public int kind() {
            return 41;
        }

        @Override
        public Map<String, Object> members() {
            var members =
                    new Members().put("id", id).put("kind", organisationKind).put("role", role);
            members.put("coalition", coalition).put("parent", parent).put("place", place);
            return members.put("names", names)
                    .put("registerNo", registerNo)
                    .put("joined", joined)
                    .put("left", left)
                    .map();
        }
    }

    /// A declaration of membership. A missing number is not zero.
    record Membership(
            String organisation,
            @Nullable Long declared,
            String unit,
            String basis,
            LocalDate asOf,
            @Nullable String source)
            implements Public {
        @Override
        public int kind() {
            return 42;
        }

        @Override
        public Map<String, Object> members() {
            var members =
                    new Members()
                            .put("org", organisation)
                            .put("declared", declared)
                            .put("unit", unit);
            return members.put("basis", basis).put("asOf", asOf).put("source", source).map();
        }
    }

    /// What an organisation says about its interest in the text, as it published it itself.
    ///
    /// @param statement its words, empty if it declares that it has none
    /// @param paidBy own, members, donations, state, party, business, abroad or undisclosed
    record Interest(String organisation, String statement, String paidBy, LocalDate day)
            implements Public {
        public static final List<String> PAID_BY =
                List.of(
                        "own",
                        "members",
                        "donations",
                        "state",
                        "party",
                        "business",
                        "abroad",
                        "undisclosed");

        @Override
        public int kind() {
            return 43;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("org", organisation)
                    .put("statement", statement)
                    .put("paidBy", paidBy)
                    .put("day", day)
                    .map();
        }
    }

    /// An organisation stands by what is declared in its name: somebody who leads it has signed
    /// what somebody else had entered.
    ///
    /// @param what membership or interest
    /// @param of the day that the declaration is about
    /// @param sha256 of the declaration as it was signed
    record SignOff(String organisation, String what, LocalDate of, String sha256, LocalDate day)
            implements Public {
        @Override
        public int kind() {
            return 44;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("org", organisation)
                    .put("what", what)
                    .put("of", of)
                    .put("sha256", sha256)
                    .put("day", day)
                    .map();
        }
    }

    /// The register of places; `sha256` is that of the file, which travels with every release.
    record PlaceImport(String sha256, long rows) implements Public {
        @Override
        public int kind() {
            return 48;
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(Map.of("sha256", sha256, "rows", rows));
        }
    }

    /// A version of a form that reports may be sent with.
    ///
    /// @param media name → SHA-256 of every file that comes with the form
    /// @param mapping SHA-256 of the mapping, null for a plain survey that is counted nowhere
    record Form(
            String id,
            String version,
            String md5,
            String sha256,
            Map<String, String> media,
            @Nullable String mapping)
            implements Public {
        @Override
        public int kind() {
            return 50;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("id", id)
                    .put("version", version)
                    .put("md5", md5)
                    .put("sha256", sha256)
                    .put("media", media)
                    .put("mapping", mapping)
                    .map();
        }
    }

    /// Who may send field reports for whom, and from where.
    ///
    /// @param key first 16 hex digits of SHA-256 of the token
    record FieldKey(
            String key,
            String organisation,
            String place,
            String role,
            LocalDate issued,
            @Nullable LocalDate expires)
            implements Public {
        @Override
        public int kind() {
            return 51;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("keyId", key)
                    .put("org", organisation)
                    .put("place", place)
                    .put("role", role)
                    .put("issued", issued)
                    .put("expires", expires)
                    .map();
        }
    }

    record FieldKeyRevoked(String key, LocalDate day) implements Public {
        @Override
        public int kind() {
            return 52;
        }

        @Override
        public Map<String, Object> members() {
            return new Members().put("keyId", key).put("day", day).map();
        }
    }

    /// What is announced before, and claimed after, a meeting. No free text: no title, no name of a
    /// venue, no person.
    ///
    /// @param place code of the finest place that is public
    /// @param start local wall-clock time `HH:MM`, or null
    record EventFacts(
            List<String> organisers,
            String place,
            @Nullable String venueKind,
            String activity,
            String format,
            String nature,
            List<String> audiences,
            LocalDate date,
            @Nullable String start,
            @Nullable Long minutes,
            String inWorkingHours) {
        void into(Members members) {
            members.put("organisers", organisers).put("place", place).put("venueKind", venueKind);
            members.put("activity", activity).put("format", format).put("nature", nature);
            members.put("audiences", audiences)
                    .put("date", date)
                    .put("start", start)
                    .put("minutes", minutes);
            members.put("inWorkingHours", inWorkingHours);
        }
    }

    /// @param announced the day of the announcement
    record EventAnnounced(String event, EventFacts facts, LocalDate announced) implements Public {
        @Override
        public int kind() {
            return 56;
        }

        @Override
        public Map<String, Object> members() {
            var plan = new Members();
            facts.into(plan);
            return new Members()
                    .put("event", event)
                    .put("plan", plan.map())
                    .put("day", announced)
                    .map();
        }
    }

    record EventCancelled(String event, String reason, String by, LocalDate day) implements Public {
        @Override
        public int kind() {
            return 58;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("event", event)
                    .put("reason", reason)
                    .put("by", by)
                    .put("day", day)
                    .map();
        }
    }

    /// Attendance as an interval; all three null when nobody counted.
    ///
    /// @param method sheet, scan, headcount, photo_count, estimate or not_counted
    /// @param grade A–F or X, computed by rule
    record Attendance(
            @Nullable Long low,
            @Nullable Long value,
            @Nullable Long high,
            String method,
            String grade) {

        /// The figure of an event with several claims: the best grade, then the narrower interval,
        /// the lower value, the smaller name of the organisation. Intervals that do not overlap
        /// make it contradicted: their hull, no value, grade X.
        ///
        /// @param claims organisation → what it says
        public static Attendance together(Map<String, Attendance> claims) {
            List<Attendance> all = List.copyOf(new TreeMap<>(claims).values());
            List<Attendance> counted = all.stream().filter(it -> it.low != null).toList();
            long from = counted.stream().mapToLong(Attendance::from).max().orElse(0);
            long to = counted.stream().mapToLong(Attendance::to).min().orElse(0);
            if (from > to) {
                return new Attendance(
                        counted.stream().mapToLong(Attendance::from).min().orElse(0),
                        null,
                        counted.stream().mapToLong(Attendance::to).max().orElse(0),
                        counted.getFirst().method,
                        "X");
            }
            return all.stream()
                    .min(
                            Comparator.comparing(Attendance::grade)
                                    .thenComparing(it -> it.to() - it.from())
                                    .thenComparing(it -> it.value == null ? it.from() : it.value))
                    .orElse(new Attendance(null, null, null, "not_counted", "F"));
        }

        /// What a check from outside the organisers makes of it: grade A where it agrees, grade X
        /// and the hull of both where it does not. Where nobody had counted there is nothing to
        /// agree with.
        ///
        /// @param low what the checker heard, or null
        /// @param high not below `low`; null exactly when `low` is
        public Attendance checked(@Nullable Long low, @Nullable Long high) {
            if (this.low == null) {
                return this;
            }
            if (low == null || high == null || low <= to() && high >= from()) {
                return new Attendance(this.low, value, this.high, method, "A");
            }
            return new Attendance(Math.min(low, from()), null, Math.max(high, to()), method, "X");
        }

        private long from() {
            return low == null ? 0 : low;
        }

        private long to() {
            return high == null ? 0 : high;
        }
    }

    /// Who spoke, and in which capacity.
    ///
    /// @param capacity state_on_duty, party, organisation, expert, law_drafter or citizen
    /// @param organisation for whom, or null
    /// @param name only of somebody whose name may be published
    record Speaker(String capacity, @Nullable String organisation, @Nullable String name) {
        public static final List<String> CAPACITIES =
                List.of(
                        "state_on_duty",
                        "party",
                        "organisation",
                        "expert",
                        "law_drafter",
                        "citizen");

        Map<String, Object> members() {
            return new Members()
                    .put("capacity", capacity)
                    .put("org", organisation)
                    .put("name", name)
                    .map();
        }
    }

    /// A claim that an event took place.
    ///
    /// @param state held, reported or complete
    /// @param by organisation that reports
    record EventReport(
            String event,
            EventFacts facts,
            Attendance attendance,
            Map<String, Long> measures,
            long questions,
            long opinions,
            long photos,
            @Nullable String paidFrom,
            String state,
            String by,
            LocalDate reported,
            List<Speaker> speakers)
            implements Public {

        /// Of a form that does not ask who spoke.
        public EventReport(
                String event,
                EventFacts facts,
                Attendance attendance,
                Map<String, Long> measures,
                long questions,
                long opinions,
                long photos,
                @Nullable String paidFrom,
                String state,
                String by,
                LocalDate reported) {
            this(
                    event,
                    facts,
                    attendance,
                    measures,
                    questions,
                    opinions,
                    photos,
                    paidFrom,
                    state,
                    by,
                    reported,
                    List.of());
        }

        @Override
        public int kind() {
            return 59;
        }

        @Override
        public Map<String, Object> members() {
            var facts = new Members();
            this.facts.into(facts);
            var attended =
                    new Members()
                            .put("low", attendance.low())
                            .put("value", attendance.value())
                            .put("high", attendance.high())
                            .put("method", attendance.method())
                            .put("grade", attendance.grade());
            var members =
                    new Members()
                            .put("event", event)
                            .put("facts", facts.map())
                            .put("attendance", attended.map());
            members.put("measures", measures).put("questions", questions).put("opinions", opinions);
            members.put("photos", photos).put("paidFrom", paidFrom).put("state", state);
            if (!speakers.isEmpty()) {
                members.put("speakers", speakers.stream().map(Speaker::members).toList());
            }
            return members.put("by", by).put("day", reported).map();
        }
    }

    record EventState(String event, String state, String reason, String by, LocalDate day)
            implements Public {
        @Override
        public int kind() {
            return 60;
        }

        @Override
        public Map<String, Object> members() {
            var members =
                    new Members().put("event", event).put("state", state).put("reason", reason);
            return members.put("by", by).put("day", day).map();
        }
    }

    /// The same report entered twice, or two reports of one event: `from` continues as `into`.
    ///
    /// @param reason co_hosted or same_report_twice
    record EventMerge(String from, String into, String reason, LocalDate day) implements Public {
        @Override
        public int kind() {
            return 61;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("from", from)
                    .put("into", into)
                    .put("reason", reason)
                    .put("day", day)
                    .map();
        }
    }

    /// A merge is taken back: the event is what it was before.
    record EventUnmerge(String event, LocalDate day) implements Public {
        @Override
        public int kind() {
            return 62;
        }

        @Override
        public Map<String, Object> members() {
            return new Members().put("event", event).put("day", day).map();
        }
    }

    /// A photo that may be shown. Its original stays private; a sealed entry holds its hash.
    ///
    /// @param sha256 of the largest rendition
    /// @param consent all or scene
    /// @param identifiable whether it shows a person who can be recognised
    /// @param consentRef where the written permission is kept
    /// @param alt language → what it shows
    /// @param renditions longest side in pixels → SHA-256
    record PhotoPublished(
            String photo,
            String sha256,
            String event,
            @Nullable LocalDate taken,
            String credit,
            String licence,
            String consent,
            boolean identifiable,
            @Nullable String consentRef,
            Map<String, String> alt,
            Map<String, String> renditions)
            implements Public {
        @Override
        public int kind() {
            return 63;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("photo", photo)
                    .put("sha256", sha256)
                    .put("event", event)
                    .put("taken", taken)
                    .put("credit", credit)
                    .put("licence", licence)
                    .put("consent", consent)
                    .put("identifiable", identifiable ? "yes" : "no")
                    .put("consentRef", consentRef)
                    .put("alt", alt)
                    .put("renditions", renditions)
                    .map();
        }
    }

    /// @param reason a code
    record PhotoTakedown(String photo, String reason, LocalDate day) implements Public {
        @Override
        public int kind() {
            return 64;
        }

        @Override
        public Map<String, Object> members() {
            return new Members().put("photo", photo).put("reason", reason).put("day", day).map();
        }
    }

    /// How often a rule of the house marked something for a person to look at, and what became of
    /// it, as it stood before a cut. What was marked is not said: a mark is no finding.
    ///
    /// @param code of the rule
    /// @param open nobody has looked yet
    /// @param confirmed led to a decision
    /// @param dismissed looked at, nothing found
    record Signals(
            String code, long raised, long open, long confirmed, long dismissed, LocalDate day)
            implements Public {
        @Override
        public int kind() {
            return 65;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("code", code)
                    .put("raised", raised)
                    .put("open", open)
                    .put("confirmed", confirmed)
                    .put("dismissed", dismissed)
                    .put("day", day)
                    .map();
        }
    }

    /// A report from paper that was keyed in a second time by somebody else, who did not see the
    /// first time.
    ///
    /// @param report first 16 hex digits of SHA-256 of the instance, which is itself not public
    /// @param fields answers that were compared
    /// @param differing answers that were not the same
    record SecondEntry(String report, long fields, long differing, LocalDate day)
            implements Public {
        @Override
        public int kind() {
            return 66;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("report", report)
                    .put("fields", fields)
                    .put("differing", differing)
                    .put("day", day)
                    .map();
        }
    }

    /// Which events will be checked, said before anybody can know which: all that are complete or
    /// verified in a checkpoint first witnessed after the deadline.
    ///
    /// @param n of the national part
    /// @param perStratum at least so many of each region and lead organiser
    /// @param beaconRule what public event after the deadline gives the beacon, or `none`
    /// @param checkers organisations
    record DrawAnnounced(
            String draw,
            long n,
            long perStratum,
            Instant deadline,
            String beaconRule,
            List<String> checkers,
            LocalDate outcomesBy)
            implements Public {
        @Override
        public int kind() {
            return 72;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("drawId", draw)
                    .put("n", n)
                    .put("m", perStratum)
                    .put("T", deadline)
                    .put("beaconRule", beaconRule)
                    .put("checkers", checkers)
                    .put("outcomesBy", outcomesBy)
                    .map();
        }
    }

    /// @param size of the checkpoint that the draw came from
    /// @param root of that checkpoint, base64
    /// @param beacon empty where there was none
    /// @param population how many events could be drawn
    /// @param populationSha256 of their list, `event_id,stratum,organisers`
    /// @param sha256 of what was drawn, as `kenes draw run` prints it
    record DrawResult(
            String draw,
            long size,
            String root,
            String beacon,
            long population,
            String populationSha256,
            String sha256,
            LocalDate day)
            implements Public {
        @Override
        public int kind() {
            return 73;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("drawId", draw)
                    .put("checkpoint", size)
                    .put("root", root)
                    .put("beacon", beacon)
                    .put("population", population)
                    .put("populationSha256", populationSha256)
                    .put("sha256", sha256)
                    .put("day", day)
                    .map();
        }
    }

    /// What a checker from outside found out about a drawn event.
    ///
    /// @param part national or top-up
    /// @param outcome confirmed, confirmed_other_figures, refuted, unreachable, declined or
    ///   not_done
    record BackCheck(
            String draw,
            String event,
            String part,
            String outcome,
            @Nullable Long low,
            @Nullable Long high,
            String by,
            LocalDate day)
            implements Public {
        @Override
        public int kind() {
            return 74;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("draw", draw)
                    .put("event", event)
                    .put("part", part)
                    .put("outcome", outcome)
                    .put("low", low)
                    .put("high", high)
                    .put("by", by)
                    .put("day", day)
                    .map();
        }
    }

    /// @param question index of the question in the log
    /// @param refs wIds of the provisions the answer quotes
    record Answer(long question, String office, String sha256, List<String> refs, LocalDate day)
            implements Public {
        @Override
        public int kind() {
            return 80;
        }

        @Override
        public Map<String, Object> members() {
            var members =
                    new Members()
                            .put("question", question)
                            .put("office", office)
                            .put("sha256", sha256);
            return members.put("refs", refs).put("day", day).map();
        }
    }

    /// What was decided about a proposal of wording. A later one about the same proposal replaces
    /// it.
    ///
    /// @param proposal index of the proposal in the log
    /// @param decision received, under-review, accepted, partly, declined, out-of-scope or merged
    /// @param body that decided, null before there is a decision
    /// @param reasons by language; empty before there is a decision
    /// @param draft version in which it landed, with `wid`; both or neither
    record Decision(
            long proposal,
            String decision,
            @Nullable String body,
            Map<String, String> reasons,
            @Nullable String draft,
            @Nullable String wid,
            LocalDate day)
            implements Public {
        @Override
        public int kind() {
            return 81;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("proposal", proposal).put("decision", decision);
            members.put("body", body).put("reasons", reasons).put("draft", draft);
            return members.put("wid", wid).put("day", day).map();
        }
    }

    /// What was decided about a statement.
    ///
    /// @param statement index of the statement in the log
    /// @param state shown, held, hidden or meta (about the dialogue itself: shown, not analysed)
    /// @param rule of moderation, where there is one
    record StatementState(long statement, String state, @Nullable String rule, LocalDate day)
            implements Public {
        @Override
        public int kind() {
            return 82;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("statement", statement)
                    .put("state", state)
                    .put("rule", rule)
                    .put("day", day)
                    .map();
        }
    }

    /// How often something was shown until a day, in all and never per person; a later entry about
    /// the same object and channel replaces this one.
    ///
    /// @param object `statement:` and its index, or `wid:` and a provision
    /// @param shown rounded down to tens
    record Exposure(String object, String channel, long shown, long answered, LocalDate day)
            implements Public {
        @Override
        public int kind() {
            return 83;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("object", object)
                    .put("channel", channel)
                    .put("shown", shown)
                    .put("answered", answered)
                    .put("day", day)
                    .map();
        }
    }

    /// Answer keys handed out: the bound for distinct persons.
    record KeysIssued(String draft, int level, LocalDate day, long issued) implements Public {
        @Override
        public int kind() {
            return 88;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("draft", draft).put("level", (long) level);
            return members.put("day", day).put("issued", issued).map();
        }
    }

    /// A setting of the dialogue was changed: a legal profile, a legal window, a level.
    ///
    /// @param before empty if it was not set
    record Setting(String name, String before, String after, String reason, LocalDate day)
            implements Public {
        @Override
        public int kind() {
            return 89;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("name", name).put("before", before);
            return members.put("after", after).put("reason", reason).put("day", day).map();
        }
    }

    /// Something fixed in public before it is used.
    record Registration(String what, String id, String sha256, LocalDate day) implements Public {
        @Override
        public int kind() {
            return 96;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("what", what)
                    .put("id", id)
                    .put("sha256", sha256)
                    .put("day", day)
                    .map();
        }
    }

    /// A cut was taken.
    record CutTaken(long cut, long size, String root, Instant at, String manifestSha256)
            implements Public {
        @Override
        public int kind() {
            return 97;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("cut", cut).put("size", size).put("root", root);
            return members.put("at", at).put("manifest", manifestSha256).map();
        }
    }

    /// Something published was wrong.
    ///
    /// @param what `figure`, `claim`, `table`, `text` or `photo`
    /// @param thing the id of what was wrong
    record Correction(
            String id,
            String release,
            String what,
            String thing,
            String was,
            String now,
            String why,
            LocalDate noticed,
            Instant published)
            implements Public {
        @Override
        public int kind() {
            return 98;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("correction", id).put("release", release);
            members.put("what", what).put("id", thing).put("was", was).put("now", now);
            return members.put("why", why).put("noticed", noticed).put("at", published).map();
        }
    }

    /// Somebody sees a release before it is published.
    ///
    /// @param who a role or an organisation
    record Access(String release, String who, Instant at, String purpose) implements Public {
        @Override
        public int kind() {
            return 99;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("release", release).put("who", who);
            return members.put("at", at).put("purpose", purpose).map();
        }
    }

    /// Somebody who knows the law has looked at claims of a release that touch it.
    ///
    /// @param claims ids in that release
    /// @param by in what capacity: `lawyer`
    /// @param decision `cleared` or `refused`
    record LegalReview(String release, List<String> claims, String by, String decision, String note)
            implements Public {
        @Override
        public int kind() {
            return 100;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("release", release).put("claims", claims);
            return members.put("by", by).put("decision", decision).put("note", note).map();
        }
    }

    /// Somebody's words in one language, as spoken or as approved by the speaker.
    ///
    /// @param original whether this is the language of delivery
    /// @param event the meeting at which they were said, or null
    /// @param office of the speaker on that day, in this language, or null
    /// @param recording SHA-256 of recording or transcript, or null
    record Quotation(
            String id,
            String lang,
            boolean original,
            @Nullable String event,
            String speaker,
            @Nullable String office,
            LocalDate day,
            String text,
            @Nullable String recording)
            implements Public {
        @Override
        public int kind() {
            return 101;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("id", id).put("lang", lang).put("original", original);
            members.put("event", event).put("speaker", speaker).put("office", office);
            return members.put("day", day).put("text", text).put("recording", recording).map();
        }
    }

    /// A statement of the electoral body about one unit. A later one replaces an earlier one of the
    /// same unit and finality.
    ///
    /// @param unit place
    /// @param voted took part, by the rule of the legal profile; yes + no + invalid + notCounted
    ///   where all four are stated
    record ReferendumResult(
            String unit,
            boolean last,
            Instant asOf,
            long eligible,
            long voted,
            @Nullable Long yes,
            @Nullable Long no,
            @Nullable Long invalid,
            @Nullable Long notCounted,
            String source)
            implements Public {
        @Override
        public int kind() {
            return 112;
        }

        @Override
        public Map<String, Object> members() {
            var counts = new Members().put("eligible", eligible).put("voted", voted);
            counts.put("yes", yes).put("no", no).put("invalid", invalid);
            counts.put("notCounted", notCounted);
            var members = new Members().put("unit", unit).put("final", last).put("asOf", asOf);
            return members.put("counts", counts.map()).put("source", source).map();
        }
    }

    /// Turnout of a unit at one moment of the day, as published. Two values from two sources both
    /// stay.
    ///
    /// @param percent as published, at most six decimals, or null
    record Turnout(
            String unit,
            Instant at,
            @Nullable Long voted,
            @Nullable Long eligible,
            @Nullable BigDecimal percent,
            String source)
            implements Public {
        @Override
        public int kind() {
            return 113;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("unit", unit).put("at", at).put("voted", voted);
            members.put("eligible", eligible);
            members.put("pct", percent == null ? null : percent.toPlainString());
            return members.put("source", source).map();
        }
    }

    /// Something promised in public, or to be done because a norm was adopted.
    ///
    /// @param organisation who has to do it
    /// @param quotation the words in which it was promised, or null
    /// @param texts what is to be done, by language
    /// @param draft version of the text whose provision `wid` asks for it; both or neither
    /// @param act the legal act by which it is done, or null
    record Promise(
            String id,
            String organisation,
            @Nullable String quotation,
            @Nullable LocalDate due,
            Map<String, String> texts,
            @Nullable String draft,
            @Nullable String wid,
            @Nullable String act)
            implements Public {
        @Override
        public int kind() {
            return 114;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("id", id).put("org", organisation);
            members.put("quotation", quotation).put("due", due).put("texts", texts);
            return members.put("draft", draft).put("wid", wid).put("act", act).map();
        }
    }

    /// How far a promise is on one day.
    ///
    /// @param status `open`, `in-progress`, `done` or `broken`
    /// @param evidence index of the entry that shows it, or null
    /// @param act the legal act by which it was done, or null
    record Progress(
            String promise,
            LocalDate day,
            String status,
            @Nullable Long evidence,
            @Nullable String act)
            implements Public {
        @Override
        public int kind() {
            return 115;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("promise", promise).put("day", day);
            return members.put("status", status).put("evidence", evidence).put("act", act).map();
        }
    }

    /// Members in the order of their names; null is left out, dates and instants become strings.
    final class Members {
        private final Map<String, Object> map = new TreeMap<>();

        Members put(String name, @Nullable Object value) {
            switch (value) {
                case null -> {}
                case LocalDate date -> map.put(name, date.toString());
                case Instant instant -> map.put(name, instant.toString());
                default -> map.put(name, value);
            }
            return this;
        }

        Map<String, Object> map() {
            return map;
        }
    }
}
