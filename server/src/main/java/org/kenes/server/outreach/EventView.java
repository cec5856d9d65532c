package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.coalition.Organisation;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.csv.CsvProblem;

import java.util.List;
import java.util.Map;

/// What the templates under `templates/outreach/` show.
public sealed interface EventView {

    record All(
            Piece.Choice place,
            Piece.Choice state,
            Piece.Choice audience,
            Piece.Choice activity,
            Piece.Field from,
            Piece.Field to,
            List<Line> events,
            Piece.Pager pager)
            implements EventView {}

    record Line(
            String id,
            String day,
            @Nullable String start,
            String activity,
            String state,
            String place)
            implements EventView {}

    /// @param code for messages, or null if nobody announced it
    /// @param path places from the country down
    /// @param invitation as far as everybody may see it
    /// @param venue kind of venue in words, or empty
    /// @param linked the meeting as JSON-LD (schema.org), for a `script` element
    record One(
            Event event,
            @Nullable String code,
            String day,
            List<Place> path,
            List<Organisation> organisers,
            Claim attendance,
            List<Said> claims,
            List<Speaker> speakers,
            List<Step> history,
            List<Picture> pictures,
            Invitation invitation,
            String venue,
            List<String> audiences,
            String linked)
            implements EventView {}

    /// @param address of a picture of that size
    record Picture(
            String caption, String credit, String licence, String address, int width, int height)
            implements EventView {}

    /// What one organisation says about attendance.
    record Said(String organisation, Claim claim) implements EventView {}

    /// @param organisation its name, empty where none was given
    /// @param name empty unless it may be published
    record Speaker(String capacity, String organisation, String name) implements EventView {}

    record Step(String state, String day, String by, String reason) implements EventView {}

    /// @param once idempotency key of the form
    /// @param typed what was sent, when it has to be corrected
    /// @param own the newest meetings of one's own organisation
    record Workbench(
            CodeList audiences,
            CodeList venues,
            SignedIn.Token csrf,
            String once,
            List<Refusal.FieldError> errors,
            List<CsvProblem> problems,
            Map<String, String> typed,
            List<Organisation> organisations,
            List<Line> own,
            @Nullable String done)
            implements EventView {
        public String value(String field) {
            return typed.getOrDefault(field, "");
        }
    }
}
