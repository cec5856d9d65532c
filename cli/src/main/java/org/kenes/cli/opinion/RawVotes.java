package org.kenes.cli.opinion;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.csv.InputException;
import org.kenes.opinion.vote.VoteFile;
import org.kenes.opinion.vote.VotesBuilder;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Raw votes of Polis as JSON: a list of objects `participant_id, statement_id, vote, modified`, of
/// newer exports `pid, tid, vote, modified`. The last vote by `modified` counts.
final class RawVotes {
    private static final Set<String> KNOWN =
            Set.of(
                    "participant_id",
                    "statement_id",
                    "pid",
                    "tid",
                    "vote",
                    "modified",
                    "weight_x_32767",
                    "conversation_id",
                    "datetime");

    private final String name;
    private final JsonParser parser;

    private RawVotes(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    static VoteFile read(String name, InputStream bytes) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
            return new RawVotes(name, parser).read();
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw new InputException(
                    "%s:%d: -: %s"
                            .formatted(
                                    name,
                                    place == null ? 1 : place.getLineNr(),
                                    e.getOriginalMessage()));
        }
    }

    private VoteFile read() {
        VotesBuilder votes = new VotesBuilder();
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw wrong("-", "not a list of votes");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> vote = vote();
            String person = first(vote, "participant_id", "pid");
            String statement = first(vote, "statement_id", "tid");
            String value = vote.getOrDefault("vote", "");
            if (!Set.of("-1", "0", "1").contains(value)) {
                throw wrong("vote", "a vote is -1, 0 or 1, not '%s'".formatted(value));
            }
            votes.add(person, statement, Integer.parseInt(value), time(vote.get("modified")));
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw wrong("-", "a list of votes holds objects");
        }
        return new VoteFile(votes.build(), Map.of());
    }

    private Map<String, String> vote() {
        Map<String, String> vote = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            if (!KNOWN.contains(field)) {
                throw wrong(field, "this member is not read and may hold personal data; remove it");
            }
            @Nullable JsonToken token = parser.nextToken();
            if (token == null || token.isStructStart()) {
                throw wrong(field, "not a number or text");
            }
            if (token != JsonToken.VALUE_NULL) {
                vote.put(field, parser.getString());
            }
        }
        return vote;
    }

    private String first(Map<String, String> vote, String one, String other) {
        String id = vote.getOrDefault(one, vote.getOrDefault(other, ""));
        if (id.isEmpty()) {
            throw wrong(one, "is empty");
        }
        return id;
    }

    private long time(@Nullable String modified) {
        try {
            return modified == null ? 0 : (long) Double.parseDouble(modified);
        } catch (NumberFormatException e) {
            throw wrong("modified", "not a number: '%s'".formatted(modified));
        }
    }

    private InputException wrong(String member, String what) {
        return new InputException(
                "%s:%d: %s: %s"
                        .formatted(name, parser.currentLocation().getLineNr(), member, what));
    }
}
