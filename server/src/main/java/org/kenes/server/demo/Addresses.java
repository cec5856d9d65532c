package org.kenes.server.demo;

import org.kenes.server.Server;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.shell.setup.Settings;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.PrintStream;

/// What is worth opening, and one sign-in per staff role.
final class Addresses {
    private Addresses() {}

    static void print(ConfigurableApplicationContext server, Settings settings, PrintStream out) {
        int port = Server.port(server);
        String base = settings.site(port).toString();
        out.println();
        out.println("ready " + base);
        out.println("  " + base + "kk/               the front page (also ru/ and en/)");
        out.println("  " + base + "kk/text           the draft");
        out.println("  " + base + "kk/text/compare   what changed since the version before");
        out.println(
                "  "
                        + base
                        + "kk/text/art_8__para_1/opinions   opinions on words that changed since");
        out.println("  " + base + "kk/search         words of the text and of questions");
        out.println("  " + base + "kk/text/languages the draft in two languages");
        out.println("  " + base + "kk/events         meetings");
        out.println("  " + base + "kk/figures        every number and its definition");
        out.println(
                "  "
                        + base
                        + "kk/releases       releases; their folders verify with ./kenes verify");
        out.println("  " + base + "kk/verify         the public log");
        out.println();
        out.println("One sign-in per role, each good once:");
        StaffLinks links = server.getBean(StaffLinks.class);
        for (Role role : Role.values()) {
            out.printf(
                    "  %-12s %sen/%s%n",
                    role.code(), base, links.issue(role, "Demo " + role.code()));
        }
        out.println();
        out.println("A cut is taken every minute when something is new.");
        out.println("Ctrl-C stops.");
        out.flush();
    }
}
