package org.kenes.server.dialogue;

import java.util.Map;
import java.util.Optional;

/// One kind of contribution at the one address of all kinds for programs,
/// `/api/v1/contributions/{code}`.
public interface CodeItem {
    /// @return nothing if the code is of another kind
    Optional<Map<String, Object>> item(String code);
}
