package org.kenes.server.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/// Everything that goes wrong on the way to or inside a controller, as a problem in the reader's
/// language.
@RestControllerAdvice
@RestController
class ProblemPages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemPages.class);

    private static final Duration WHILE_AWAY = Duration.ofSeconds(5);

    private final Views views;
    private final SecureRandom random = new SecureRandom();

    ProblemPages(Views views) {
        this.views = views;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(HttpServletRequest request, Refused refused) {
        return views.refuse(request, refused.refusal());
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<byte[]> nothingHere(HttpServletRequest request) {
        return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
    }

    /// A part of the path that is not what it should be is an address that does not exist; a
    /// parameter that is not what it should be is a bad request.
    @ExceptionHandler
    ResponseEntity<byte[]> mismatch(
            HttpServletRequest request, MethodArgumentTypeMismatchException e) {
        boolean inPath = e.getParameter().hasParameterAnnotation(PathVariable.class);
        return views.refuse(request, Refusal.of(inPath ? Problem.NOT_FOUND : Problem.BAD_REQUEST));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongMethod(
            HttpServletRequest request, HttpRequestMethodNotSupportedException e) {
        ResponseEntity<byte[]> page = views.refuse(request, Refusal.of(Problem.METHOD_NOT_ALLOWED));
        String[] allowed = e.getSupportedMethods();
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .header(HttpHeaders.ALLOW, allowed == null ? "GET" : String.join(", ", allowed))
                .body(page.getBody());
    }

    @ExceptionHandler({
        ServletRequestBindingException.class,
        HttpMessageNotReadableException.class,
        HttpMediaTypeException.class,
        MultipartException.class,
        MissingServletRequestPartException.class
    })
    ResponseEntity<byte[]> unreadable(HttpServletRequest request) {
        return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ResponseEntity<byte[]> tooLarge(HttpServletRequest request) {
        return views.refuse(request, Refusal.of(Problem.TOO_LARGE));
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<byte[]> forbidden(HttpServletRequest request) {
        return views.refuse(request, Refusal.of(Problem.FORBIDDEN));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> broken(HttpServletRequest request, Exception bug) {
        return broken(request, (Throwable) bug);
    }

    /// The database is away, full or starting again: nothing was accepted, or nobody can say
    /// whether it was. Sending the same again is safe.
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        TransactionSystemException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class
    })
    ResponseEntity<byte[]> busy(HttpServletRequest request, Exception outage) {
        LOG.warn("busy: {}", outage.getMessage());
        return views.refuse(
                request,
                Refusal.of(Problem.BUSY)
                        .withRetryAfter(WHILE_AWAY)
                        .withTyped(Views.typed(request)));
    }

    /// What fails outside the controllers: filters, the container itself.
    @RequestMapping("/error")
    ResponseEntity<byte[]> failed(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status instanceof Integer code && code < 500) {
            return views.refuse(request, Refusal.of(problem(code)));
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable bug) {
            return broken(request, bug);
        }
        return views.refuse(
                request, Refusal.of(status == null ? Problem.NOT_FOUND : Problem.BROKEN));
    }

    private static Problem problem(int status) {
        for (Problem problem : Problem.values()) {
            if (problem.status().value() == status) {
                return problem;
            }
        }
        return Problem.BAD_REQUEST;
    }

    /// The log gets the reference and the bug, never the address or what was typed.
    private ResponseEntity<byte[]> broken(HttpServletRequest request, Throwable bug) {
        byte[] bytes = new byte[5];
        random.nextBytes(bytes);
        String reference = HexFormat.of().formatHex(bytes);
        LOG.error("broken page, reference {}", reference, bug);
        return views.refuse(
                request,
                Refusal.of(Problem.BROKEN)
                        .withReference(reference)
                        .withTyped(Views.typed(request)));
    }
}
