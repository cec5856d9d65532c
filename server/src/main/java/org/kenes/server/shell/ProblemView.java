package org.kenes.server.shell;

/// @param sendTo where the form came to, so that it can be sent again; empty if there was none
public record ProblemView(Refusal refusal, String sendTo) {
    public boolean canSendAgain() {
        return !sendTo.isEmpty() && !refusal.typed().isEmpty() && refusal.problem().sendAgain();
    }
}
