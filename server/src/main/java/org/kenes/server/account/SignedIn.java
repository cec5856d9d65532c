package org.kenes.server.account;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refused;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// Who is behind a staff request. Every staff page names its action here before anything else.
@Component
public class SignedIn {
    private final StaffLinks links;

    SignedIn(StaffLinks links) {
        this.links = links;
    }

    /// @param action a row of `roles.csv`
    /// @throws Refused when nobody is signed in, or the role may not
    public Staff require(String action) {
        Staff staff = staff();
        if (!staff.may(action)) {
            throw new Refused(Refusal.of(Problem.FORBIDDEN));
        }
        return staff;
    }

    /// @throws Refused when nobody is signed in, or their work here has ended
    public Staff staff() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof Staff staff
                && links.isActive(staff.id())) {
            return staff;
        }
        throw new Refused(Refusal.of(Problem.SIGN_IN_AGAIN));
    }

    /// The hidden field of every staff form.
    public static Token token(HttpServletRequest request) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Token(token.getParameterName(), token.getToken());
    }

    /// @param name of the hidden field
    public record Token(String name, String value) {}
}
