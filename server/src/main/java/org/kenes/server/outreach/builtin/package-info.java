/// The built-in forms: report of a meeting, announcement, report of a door-to-door round. An empty
/// installation has them from the start, so that nobody needs a form of their own to report.
///
/// Each is declared once, in `resources/field/*.yaml`, in three languages. [FormWriter] makes of
/// the declaration, of the articles of the current text and of the regions of the register the form
/// that ODK Collect, Enketo and Web Forms load; our own web form is read from the same bytes
/// ([org.kenes.server.outreach.ask]). [BuiltInForms] publishes a form anew, under a new version,
/// when what it would write has changed.
///
/// What always holds: paths and values never change their meaning, so that the mapping beside each
/// declaration fits every version; what a form was when it was published stays good for reports.
@NullMarked
package org.kenes.server.outreach.builtin;

import org.jspecify.annotations.NullMarked;
