/// Keñes: report.
@NullMarked
package org.kenes.report;

import org.jspecify.annotations.NullMarked;
