/// Organisations that ask to take part, by a form that anybody can fill in.
///
/// Read first: [Applications].
///
/// What always holds: whoever asks is in no register until a steward has said yes and given it an
/// address; the contact is seen by stewards only and goes with their decision; organisations of
/// every opinion fill in the same form.
@NullMarked
package org.kenes.server.coalition.application;

import org.jspecify.annotations.NullMarked;
