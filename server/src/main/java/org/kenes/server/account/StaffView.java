package org.kenes.server.account;

import java.util.List;

/// What the templates under `templates/account/` show.
public sealed interface StaffView {

    /// @param open false when the address was used or is too old
    record Enter(boolean open, String token, SignedIn.Token csrf) implements StaffView {}

    /// @param benches addresses below `staff/` that are open to this person
    /// @param actions everything that the role may do
    record Home(Staff staff, List<String> benches, List<String> actions, SignedIn.Token csrf)
            implements StaffView {}

    /// @param action that opens it
    /// @param path below `staff/`
    record Bench(String action, String path) implements StaffView {}
}
