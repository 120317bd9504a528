package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import io.countersign.platform.Caller;
import io.countersign.platform.Proxies;
import io.countersign.platform.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SCIM 2.0 over HTTP: who asks is looked at first, then the form of the request, then what it wants. A body has 1 MiB at
 * most.
 */
@WebServlet(urlPatterns = ScimServlet.PATH + "/*")
public class ScimServlet extends HttpServlet {

    static final String PATH = "/scim/v2";

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 1024 * 1024;
    private static final Pattern TARGET = Pattern.compile("/[A-Za-z]{1,40}(/[A-Za-z0-9_.:-]{1,100})?");
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/=-]{1,200})");

    @Inject
    private transient Caller caller;

    @Inject
    private transient Settings settings;

    @Inject
    private transient Proxies proxies;

    @Inject
    private transient ScimTokens tokens;

    @Inject
    private transient ScimRequests requests;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(response, answerOrFailure(request), !request.getMethod().equals("HEAD"));
    }

    private ScimAnswer answerOrFailure(HttpServletRequest request) throws IOException {
        try {
            return answer(request);
        } catch (RuntimeException e) {
            return ScimRequests.unexpected(e);
        }
    }

    private ScimAnswer answer(HttpServletRequest request) throws IOException {
        Optional<String> workspace = workspace(request.getHeader("Authorization"));
        if (workspace.isEmpty()) {
            return ScimAnswer.unauthenticated();
        }
        caller.comesFrom(new Caller.Origin("SCIM", proxies.clientOf(request), ""), null);
        caller.is(new Caller.Identity(workspace.get(), null, "SCIM", null, Caller.Kind.SCIM));
        return read(request);
    }

    private ScimAnswer read(HttpServletRequest request) throws IOException {
        Optional<HttpMethod> method = method(request.getMethod());
        if (method.isEmpty()) {
            return ScimAnswer.error(405, null, "This method is not known here");
        }
        String path = request.getRequestURI().substring(request.getContextPath().length() + PATH.length());
        if (!TARGET.matcher(path).matches()) {
            return ScimAnswer.error(404, null, "There is nothing at this path");
        }
        if (!isReadable(request.getQueryString())) {
            return ScimAnswer.error(400, "invalidSyntax", "The query is not percent-encoded UTF-8");
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return ScimAnswer.error(413, null, "A request has 1 MiB at most");
        }
        Optional<String> text = utf8(body);
        if (text.isEmpty()) {
            return ScimAnswer.error(400, "invalidSyntax", "The body is not UTF-8");
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return requests.handle(new ScimRequest(
                method.get(),
                settings.publicUrl() + PATH + path + query,
                body.length == 0 ? null : text.get(),
                headers(request)));
    }

    private Optional<String> workspace(String authorization) {
        return Optional.ofNullable(authorization)
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .flatMap(bearer -> tokens.workspaceOf(bearer.group(1)));
    }

    private static Optional<HttpMethod> method(String name) {
        String wanted = name.equals("HEAD") ? "GET" : name;
        return Arrays.stream(HttpMethod.values())
                .filter(method -> method.name().equals(wanted))
                .findFirst();
    }

    private static boolean isReadable(String query) {
        try {
            return query == null
                    || utf8(URLDecoder.decode(query, StandardCharsets.ISO_8859_1)
                                    .getBytes(StandardCharsets.ISO_8859_1))
                            .filter(text -> text.indexOf('\0') < 0)
                            .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Nothing is read as something else (RFC 3629, section 3): a name with U+FFFD in it would be kept. */
    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .filter(name -> !name.equalsIgnoreCase("Authorization"))
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> header(request, name),
                        (one, other) -> one,
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
    }

    /** A list may be told in parts (RFC 9110, section 5.3); of anything else the first is taken. */
    private static String header(HttpServletRequest request, String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("if-")
                ? String.join(", ", Collections.list(request.getHeaders(name)))
                : request.getHeader(name);
    }

    private static void send(HttpServletResponse response, ScimAnswer answer, boolean withBody) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("Cache-Control", "no-store");
        answer.headers().forEach(response::setHeader);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (answer.status() == 405) {
            response.setHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
        }
        if (body.length > 0) {
            response.setContentType("application/scim+json;charset=UTF-8");
            response.setContentLength(body.length);
            if (withBody) {
                response.getOutputStream().write(body);
            }
        }
    }
}
