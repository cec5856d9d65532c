package org.kenes.server.outreach.form;

/// A value of a report that is not what its field takes.
///
/// @param path of the control, `question[2]/q_text`
/// @param expected what would have been right, one of a few codes
public record Problem(String path, String value, String expected) {
    // what is expected where no form of writing says it; those that end in a space go on
    public static final String KNOWN_PLACE = "known place";
    public static final String PLACE_OF_KEY = "place of the key: ";
    public static final String ORGANISATION_OF_KEY = "organisation of the key: ";
    public static final String KNOWN_CODE = "known code";
    public static final String IN_ORDER = "low ≤ value ≤ high";
    public static final String AT_MOST = "at most ";
    public static final String UNUSED_SLIP = "unused slip";
    public static final String PROVISION_OF = "provision of ";
}
