package org.kenes.cli.law;

import java.util.Map;

/// What `--help` says: all commands in a line each, or one with everything it takes.
final class Usage {
    private static final String ALL =
            """
            kenes law import FILE… --out akn.xml       any text → Akoma Ntoso, with a report of every doubt
            kenes law validate FILE…                   is it valid Akoma Ntoso, and what is wrong with it
            kenes law compare OLD NEW                  what changed: JSON, a page, or the comparative table
            kenes law parity FILE…                     do the languages of one version say the same
            kenes law anchors OLD NEW NOTES.jsonl      where annotations of the old text are in the new one
            kenes law words FILE --phrase P…           where words stand in the text
            kenes law COMMAND --help says what a command takes.
            """;

    private static final String ENDS =
            """
            FILE: Akoma Ntoso, the Kazakh JSON, the JSON of the legal bank, or plain text and Markdown.
            Exit: 0 done, 1 done with findings of severity error, 2 wrong usage, 3 input unreadable, over a limit
            or contradictory (nothing is written), 4 an internal check failed (nothing is written).
            """;

    private static final Map<String, String> COMMANDS =
            Map.of(
                    "import",
                    """
                    kenes law import FILE… --out akn.xml     several FILEs are pages of one document
                      --lang L          which language, where a file has several; what it is, where it does not say
                      --report R.json   everything that was counted, repaired or doubtful, with lines
                      --format auto|akn|kz-json|zan-json|paste
                      --profile generic|kz   in English texts of Kazakhstan a Section is a part
                      --wrap auto|on|off     whether lines were broken by a width and are joined
                      --work URI --date D --title T --status draft|final-draft|adopted|in-force|repealed
                      --previous OLD.xml --lineage L.json    the new text inherits the identities of OLD
                    """,
                    "validate",
                    """
                    kenes law validate FILE… [--out text|json]     --json is short for --out json
                      the schema of the standard, then identifiers, addresses and empty units; nothing is repaired
                    """,
                    "compare",
                    """
                    kenes law compare OLD NEW [-o FILE]
                      --out json|html|table   without it FILE's ending decides: .html a page, .csv or .docx a table,
                                              anything else JSON; a table can be .html too
                      --lang L                one language of files with several; must fit both
                      --level article|section|…   what the units are, if not what readers call an article
                      --lineage L.json        decisions of an editor: which provision continues which
                      --write-lineage L.json  all pairs as a proposal for an editor
                      --trust-wid auto|yes|no    whether equal identities decide
                      --reasons F.csv         eId,lang,reason: the last column of the table
                      --all                   unchanged provisions too
                      --no-diff               pairs only, without words
                    """,
                    "parity",
                    """
                    kenes law parity FILE… [--langs ru,kk] [--out json|text] [-o FILE]
                      two or more files in a language each, or one with several; --json is short for --out json
                    """,
                    "anchors",
                    """
                    kenes law anchors OLD NEW ANNOTATIONS.jsonl [-o OUT.jsonl]
                      W3C annotations of OLD, one a line; one line out for each line in, in the same order
                      --lang L            one language of files with several; must fit both
                      --lineage L.json    decisions of an editor; without it, doubtful pairs are not followed
                    """,
                    "words",
                    """
                    kenes law words FILE --phrase P… [--lang L]
                      --mode folded|exact   folded: any case, look-alike letters, * at the end of a word
                      --out json|text       --json is short for --out json
                    """);

    private Usage() {}

    /// Of a command; of all, if there is none of this name.
    static String of(String command) {
        String own = COMMANDS.get(command);
        return (own == null ? ALL : own) + ENDS;
    }
}
