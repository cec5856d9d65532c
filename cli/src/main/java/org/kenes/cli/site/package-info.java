/// `kenes site export`: all public pages of a site as a folder that opens without a server, for the
/// day a dialogue is over and its machine is switched off.
///
/// [Crawl][org.kenes.cli.site.Crawl] fetches what can be reached from the front page by links,
/// [Filed][org.kenes.cli.site.Filed] gives every address a file, and
/// [Rewritten][org.kenes.cli.site.Rewritten] points the links of pages and style sheets at those
/// files. Forms and scripts are left out: nothing can be sent any more. Pages that are one person's
/// (receipts, own record) and the staff's are not fetched; links to them lead to the live address.
@NullMarked
package org.kenes.cli.site;

import org.jspecify.annotations.NullMarked;
