/// The desk of the field, for staff: keys with their QR code ([KeyDesk]), forms, reports that need
/// a look, meetings that may be one. All of it can be done from the command line as well.
@NullMarked
package org.kenes.server.outreach.desk;

import org.jspecify.annotations.NullMarked;
