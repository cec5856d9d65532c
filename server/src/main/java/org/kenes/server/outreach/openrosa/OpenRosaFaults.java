package org.kenes.server.outreach.openrosa;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.outreach.field.Outcome;
import org.kenes.server.shell.language.Lang;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// The database is away, full or starting again: phones are told so in their own format, whether it
/// went before the key was looked up or while a report was being stored. Nobody can say whether it
/// was; sending the same again is safe.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(assignableTypes = {SubmissionPages.class, FormPages.class})
class OpenRosaFaults {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRosaFaults.class);

    private final OpenRosaAnswers answers;
    private final Doors doors;

    OpenRosaFaults(OpenRosaAnswers answers, Doors doors) {
        this.answers = answers;
        this.doors = doors;
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        TransactionSystemException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class
    })
    ResponseEntity<byte[]> busy(HttpServletRequest request, Exception outage) {
        LOG.warn("busy: {}", outage.getMessage());
        return answers.message(Outcome.BUSY, doors.lang(request, Lang.EN), "");
    }
}
