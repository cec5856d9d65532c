/// Our own form for the field, below a key: made from the published forms, so that one question is
/// declared once.
///
/// [AskedForms] reads a published form as a questionnaire ([org.kenes.server.outreach.form]) with
/// the lists of one caller; [ReportPages] shows it and takes it without a script; with one it is
/// kept on the device ([ReportJson] is what the script gets) and sent through the door of OpenRosa
/// like every other program's reports.
///
/// What always holds: with and without a script the same report becomes the same bytes of the same
/// form; pressing twice stores once.
@NullMarked
package org.kenes.server.outreach.ask;

import org.jspecify.annotations.NullMarked;
