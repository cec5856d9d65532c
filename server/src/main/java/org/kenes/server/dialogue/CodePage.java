package org.kenes.server.dialogue;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;

import java.util.Optional;

/// One kind of contribution at the one address of all kinds, `/{l}/c/{code}`.
public interface CodePage {
    /// @return nothing if the code is of another kind
    Optional<ResponseEntity<byte[]>> show(Lang lang, String code, HttpServletRequest request);
}
