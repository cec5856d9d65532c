/// What a caller says before an import ([ReadOptions]) and gets from it ([Imported]): the text, and
/// the report with every defect and the ledger of letters ([Chars]) that proves that nothing was
/// lost.
@NullMarked
package org.kenes.lawtext.imported;

import org.jspecify.annotations.NullMarked;
