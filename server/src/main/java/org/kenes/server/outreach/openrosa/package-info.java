/// The two doors of OpenRosa, as ODK Collect, Enketo and Web Forms speak it: `/key/{token}` for the
/// field, `/openrosa` with Basic over https for staff.
///
/// [Doors] says who is at the door and how far the key reaches; [FormPages] hands out lists of
/// forms, forms and their files; [SubmissionPages] takes reports and gives them to
/// [org.kenes.server.outreach.field]. [OpenRosaAnswers] holds the headers and types that these
/// programs insist on, and why.
///
/// What always holds: every answer that is not 2xx has a message in the reader's language that says
/// what is wrong and what to do; no address with a token is written anywhere.
@NullMarked
package org.kenes.server.outreach.openrosa;

import org.jspecify.annotations.NullMarked;
