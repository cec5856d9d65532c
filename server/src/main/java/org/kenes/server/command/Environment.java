package org.kenes.server.command;

import org.kenes.cli.words.UsageException;

import java.util.Set;
import java.util.TreeSet;

/// The variables that Keñes reads. A mistyped one would leave a server on another database than its
/// operator believes.
final class Environment {
    private static final String PREFIX = "KENES_";

    static final Set<String> KNOWN =
            Set.of(
                    "KENES_LISTEN",
                    "KENES_LOG",
                    "KENES_METRICS",
                    "KENES_DATABASE_URL",
                    "KENES_DATABASE_USER",
                    "KENES_DATABASE_PASSWORD",
                    "KENES_JAVA_OPTS",
                    "KENES_SERVER",
                    "KENES_ADMIN_KEY",
                    "KENES_ASSIST_URL",
                    "KENES_ASSIST_KEY",
                    "KENES_ASSIST_MODEL",
                    "KENES_TELEGRAM_TOKEN",
                    "KENES_TELEGRAM_SECRET",
                    "KENES_TELEGRAM_BASE",
                    "KENES_SMS_SECRET",
                    "KENES_SMS_SEND_TO",
                    "KENES_BASE_URL",
                    "KENES_TRUST_PROXY",
                    "KENES_SECURITY_CONTACT",
                    "KENES_DIALOGUE_NAME",
                    "KENES_DIALOGUE_RUN_BY",
                    "KENES_IMPRINT_PUBLISHER",
                    "KENES_IMPRINT_ADDRESS",
                    "KENES_IMPRINT_CONTACT",
                    "KENES_IMPRINT_RESPONSIBLE",
                    "KENES_IMPRINT_PAID_BY",
                    "KENES_SMTP",
                    "KENES_MAIL_FROM",
                    "KENES_OIDC_ISSUER",
                    "KENES_OIDC_CLIENT_ID",
                    "KENES_OIDC_CLIENT_SECRET",
                    "KENES_OIDC_ACR");

    private Environment() {}

    /// What is one for the whole process, however many dialogues it serves.
    static final Set<String> OF_THE_PROCESS =
            Set.of(
                    "KENES_LISTEN",
                    "KENES_LOG",
                    "KENES_JAVA_OPTS",
                    "KENES_SERVER",
                    "KENES_ADMIN_KEY");

    /// Names and imprint may differ by language: the same variables, with the language behind.
    private static boolean isOfOneLanguage(String name) {
        return name.matches(PREFIX + "(IMPRINT|DIALOGUE)_.*_(KK|RU|EN)")
                && KNOWN.contains(name.replaceFirst("_(KK|RU|EN)$", ""));
    }

    /// @param names of all variables of the process
    /// @throws UsageException naming those that begin like ours and are not known
    static void refuseUnknown(Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeIf(
                name -> !name.startsWith(PREFIX) || KNOWN.contains(name) || isOfOneLanguage(name));
        if (!unknown.isEmpty()) {
            throw new UsageException(
                    "unknown variable "
                            + String.join(", ", unknown)
                            + "; known are "
                            + String.join(", ", new TreeSet<>(KNOWN)));
        }
    }

    /// Where several dialogues are served, what belongs to one of them stands in the file.
    ///
    /// @param names of all variables of the process
    static void refuseThoseOfOneDialogue(Set<String> names) {
        Set<String> theirs = new TreeSet<>(names);
        theirs.removeIf(name -> !name.startsWith(PREFIX) || OF_THE_PROCESS.contains(name));
        if (!theirs.isEmpty()) {
            throw new UsageException(
                    String.join(", ", theirs)
                            + ": belongs to one dialogue; write it under its variables in the file"
                            + " of --dialogues");
        }
    }
}
