package org.kenes.server.account.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Staff;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.shell.door.SiteAddress;
import org.kenes.server.shell.state.Dialogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// This site as the relying party of the two ceremonies. What was offered is kept in the session
/// and taken out when an answer comes, right or wrong: an answer is good once.
@Component
class RelyingParty {
    private static final Logger LOG = LoggerFactory.getLogger(RelyingParty.class);
    private static final String NEW = "kenes.passkey.new";
    private static final String SIGN_IN = "kenes.passkey.sign-in";
    private static final Authentication NOBODY =
            new AnonymousAuthenticationToken(
                    "nobody", "nobody", AuthorityUtils.createAuthorityList("NOBODY"));

    private final PasskeyOwners owners;
    private final Passkeys passkeys;
    private final StaffLinks staff;
    private final SiteAddress site;
    private final Dialogue dialogue;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private @Nullable WebAuthnRelyingPartyOperations ceremonies;

    RelyingParty(
            PasskeyOwners owners,
            Passkeys passkeys,
            StaffLinks staff,
            SiteAddress site,
            Dialogue dialogue) {
        this.owners = owners;
        this.passkeys = passkeys;
        this.staff = staff;
        this.site = site;
        this.dialogue = dialogue;
    }

    /// What a device needs to make a passkey for this person, as JSON of the standard.
    String offerNew(Staff whom, HttpSession session) {
        PublicKeyCredentialCreationOptions options =
                ceremonies()
                        .createPublicKeyCredentialCreationOptions(
                                new ImmutablePublicKeyCredentialCreationOptionsRequest(as(whom)));
        session.setAttribute(NEW, options);
        return json.writeValueAsString(options);
    }

    /// @param answer of the device, as JSON of the standard
    /// @param label what its owner calls it
    /// @return whether it is one of this person's passkeys from now on
    boolean keep(String answer, String label, HttpServletRequest request) {
        if (!(taken(request, NEW) instanceof PublicKeyCredentialCreationOptions options)) {
            return false;
        }
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> made =
                    json.readValue(answer, new TypeReference<>() {});
            ceremonies()
                    .registerCredential(
                            new ImmutableRelyingPartyRegistrationRequest(
                                    options, new RelyingPartyPublicKey(made, label)));
            return true;
        } catch (RuntimeException e) {
            // What the verifier and the parser throw has no narrower type in common.
            return refused(e);
        }
    }

    /// A challenge for whoever has a passkey of this site.
    String offerSignIn(HttpSession session) {
        PublicKeyCredentialRequestOptions options =
                ceremonies()
                        .createCredentialRequestOptions(
                                new ImmutablePublicKeyCredentialRequestOptionsRequest(NOBODY));
        session.setAttribute(SIGN_IN, options);
        return json.writeValueAsString(options);
    }

    /// @return who signed, if they still work here
    Optional<Staff> identify(String answer, HttpServletRequest request) {
        if (!(taken(request, SIGN_IN) instanceof PublicKeyCredentialRequestOptions options)) {
            return Optional.empty();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> signed =
                    json.readValue(answer, new TypeReference<>() {});
            var owner =
                    ceremonies()
                            .authenticate(new RelyingPartyAuthenticationRequest(options, signed));
            return staff.find(PasskeyOwners.staff(owner.getId()));
        } catch (RuntimeException e) {
            refused(e);
            return Optional.empty();
        }
    }

    private static boolean refused(RuntimeException e) {
        LOG.warn("a passkey was refused: {}", e.getClass().getSimpleName());
        return false;
    }

    private static @Nullable Object taken(HttpServletRequest request, String name) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return null;
        }
        Object offered = session.getAttribute(name);
        session.removeAttribute(name);
        return offered;
    }

    private static Authentication as(Staff whom) {
        return UsernamePasswordAuthenticationToken.authenticated(
                Long.toString(whom.id()), null, List.of());
    }

    /// Made when first needed: before the server listens, its own address is not known.
    private synchronized WebAuthnRelyingPartyOperations ceremonies() {
        if (ceremonies == null) {
            String origin = site.own();
            var made =
                    new Webauthn4JRelyingPartyOperations(
                            owners,
                            passkeys,
                            PublicKeyCredentialRpEntity.builder()
                                    .id(URI.create(origin).getHost())
                                    .name(dialogue.info().slug())
                                    .build(),
                            Set.of(origin));
            made.setCustomizeCreationOptions(it ->
                    it.authenticatorSelection(
                            AuthenticatorSelectionCriteria.builder()
                                    .residentKey(ResidentKeyRequirement.REQUIRED)
                                    .userVerification(UserVerificationRequirement.REQUIRED)
                                    .build()));
            made.setCustomizeRequestOptions(
                    it -> it.userVerification(UserVerificationRequirement.REQUIRED));
            ceremonies = made;
        }
        return ceremonies;
    }
}
