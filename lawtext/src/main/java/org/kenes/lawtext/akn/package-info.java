/// Akoma Ntoso 3.0 in and out, and its schema.
///
/// [AknReader] is lenient: it keeps what it does not know and reports it. [AknWriter] is strict: it
/// writes only what the schema of the standard accepts, the same bytes every time. [AknCheck]
/// judges a file and repairs nothing.
@NullMarked
package org.kenes.lawtext.akn;

import org.jspecify.annotations.NullMarked;
