package org.kenes.server.account.people;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.account.audit.AuditLog;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;

import java.util.List;

/// What the templates under `templates/account/` show of the people who work here.
public sealed interface PeopleView {

    /// @param fresh address that was made a moment ago, shown once
    /// @param waits name of whoever waits for a second person since a moment ago
    /// @param roles that the reader may give
    record Roles(
            SignedIn.Token csrf,
            Staff self,
            List<Refusal.FieldError> errors,
            @Nullable Fresh fresh,
            @Nullable String waits,
            List<Person> people,
            List<Waiting> waiting,
            List<Piece.Option> roles,
            String role,
            List<Piece.Field> fields)
            implements PeopleView {}

    /// @param address whole, for handing over
    record Fresh(String name, String address) implements PeopleView {}

    /// @param changes whether the reader may renew or end this
    record Person(Staff staff, boolean changes) implements PeopleView {}

    /// @param confirms whether the reader may be the second person
    record Waiting(
            long id,
            boolean renews,
            String name,
            String role,
            String reason,
            String askedBy,
            boolean confirms)
            implements PeopleView {}

    /// @param broken number of the first row that does not follow from those before, 0 for none
    record Audit(List<AuditLog.Shown> rows, long broken, Piece.Pager pager) implements PeopleView {}
}
