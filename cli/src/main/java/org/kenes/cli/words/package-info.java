/// The words of a command line, read the same way by every command: arguments, `--name value`,
/// `--flag`. What a command does not know is refused with a sentence for its author ({@link
/// org.kenes.cli.words.UsageException}, exit code 2).
///
/// Commands that need more than strings build on {@link org.kenes.cli.words.CommandLine}: keys and
/// policies in `log`, languages in `law`.
@NullMarked
package org.kenes.cli.words;

import org.jspecify.annotations.NullMarked;
