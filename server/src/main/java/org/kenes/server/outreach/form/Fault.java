package org.kenes.server.outreach.form;

import org.kenes.server.shell.language.Messages;

/// Why a form, its files or its mapping cannot be used.
///
/// @param code last part of a message `outreach.fault.…`
/// @param about what it is about: a path, a file, the words of a parser
public record Fault(String code, String about) {
    public String in(Messages messages) {
        return messages.text("outreach.fault." + code, "about", about);
    }
}
