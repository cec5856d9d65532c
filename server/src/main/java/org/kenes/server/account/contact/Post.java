package org.kenes.server.account.contact;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/// The way out of mail: the server at `kenes.smtp` (`smtp://user:password@host:port`, or
/// `smtps://`), else files in `mail/` of the data folder, as a demonstration needs them.
@Component
class Post {
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final String SECONDS_20 = "20000";

    private final Optional<URI> smtp;
    private final String from;
    private final Path folder;
    private final Session session;
    private final Randomness randomness;
    private final Clock clock;

    Post(Environment environment, Settings settings, Randomness randomness, Clock clock) {
        this.smtp = Optional.ofNullable(environment.getProperty("kenes.smtp")).map(URI::create);
        this.from = environment.getProperty("kenes.mail-from", "dialogue@localhost.localdomain");
        this.folder = settings.data().resolve("mail");
        this.randomness = randomness;
        this.clock = clock;
        Properties properties = new Properties();
        for (String protocol : new String[] {"smtp", "smtps"}) {
            properties.put("mail." + protocol + ".connectiontimeout", SECONDS_20);
            properties.put("mail." + protocol + ".timeout", SECONDS_20);
            properties.put("mail." + protocol + ".writetimeout", SECONDS_20);
        }
        properties.put("mail.smtp.starttls.enable", "true");
        this.session = Session.getInstance(properties);
    }

    enum Sent {
        DONE,
        TRY_AGAIN,
        NO_SUCH_ADDRESS
    }

    Sent send(String address, Outbox.Letter letter) {
        try {
            MimeMessage mail = mail(address, letter);
            if (smtp.isPresent()) {
                deliver(mail, smtp.get());
            } else {
                store(mail);
            }
            return Sent.DONE;
        } catch (SendFailedException e) {
            return Sent.NO_SUCH_ADDRESS;
        } catch (MessagingException e) {
            // Its message may hold the address, so only its kind is logged.
            LOG.warn("the mail server: {}", e.getClass().getSimpleName());
            return Sent.TRY_AGAIN;
        }
    }

    private void deliver(MimeMessage mail, URI server) throws MessagingException {
        try (Transport transport = session.getTransport(server.getScheme())) {
            String user = server.getUserInfo();
            String name = user == null ? null : user.replaceFirst(":.*", "");
            String password = user == null ? null : user.replaceFirst("^[^:]*:?", "");
            transport.connect(server.getHost(), server.getPort(), name, password);
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }

    private void store(MimeMessage mail) throws MessagingException {
        try {
            Files.createDirectories(folder);
            try (OutputStream out =
                    Files.newOutputStream(folder.resolve(randomness.uuid() + ".eml"))) {
                mail.writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MimeMessage mail(String address, Outbox.Letter letter) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(RecipientType.TO, new InternetAddress(address));
        mail.setSubject(letter.subject(), "UTF-8");
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (!letter.unsubscribe().isEmpty()) {
            mail.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(letter.words(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(html(letter.words()), "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", plain, html));
        mail.saveChanges();
        return mail;
    }

    /// The same words with links that can be clicked; nothing is loaded from anywhere.
    private static String html(String words) {
        String escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String linked = escaped.replaceAll("(https?://[^\\s]+)", "<a href=\"$1\">$1</a>");
        return "<p>" + linked.replace("\n\n", "</p><p>").replace("\n", "<br>") + "</p>\n";
    }
}
