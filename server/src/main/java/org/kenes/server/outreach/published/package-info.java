/// Forms that were published for the field, byte for byte, with the files that come with them.
///
/// [Publishing] looks through a form, its files and its mapping and names everything that is wrong
/// at once; [FieldForms] keeps what was published and records it; [FieldLists] makes the lists that
/// differ from key to key (districts, settlements, organisations, announced events).
///
/// What always holds: a version never changes, and every version ever published stays good for
/// reports. What the forms mean is read by [org.kenes.server.outreach.form].
@NullMarked
package org.kenes.server.outreach.published;

import org.jspecify.annotations.NullMarked;
