/// FieldForms of the field and what is read from a filled-in one.
///
/// [XForm] reads and checks a form before it is published, [Mapping] says which answers mean what,
/// [Instance] is a report as a tree, [Reading] makes a [FieldRecord] of it. [Questionnaire] is a
/// form as our own pages ask it, [Filled] the same with answers. Nothing here touches a table or a
/// request; [org.kenes.server.outreach.field] does.
///
/// What always holds: the wall clock that was typed is kept; a wrong value becomes null and a
/// [Problem], never a guess; no document type is read, no address is followed.
///
/// Read first: [Mapping], [Reading].
@NullMarked
package org.kenes.server.outreach.form;

import org.jspecify.annotations.NullMarked;
