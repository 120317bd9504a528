package io.countersign.web;

import io.countersign.platform.Json;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the container refuses by itself: a problem under {@code /api}, a sentence elsewhere; nothing about the server. */
@WebServlet(ErrorPage.PATH)
public class ErrorPage extends HttpServlet {

    /** Named in {@code web.xml} too. */
    static final String PATH = "/error";

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        ProblemType type = ProblemAnswer.type(status instanceof Integer code ? code : 404);
        response.setStatus(type.status());
        response.setHeader("Cache-Control", "no-store");
        response.setCharacterEncoding("UTF-8");
        if (path instanceof String uri && uri.startsWith("/api/")) {
            response.setContentType(ProblemAnswer.MEDIA_TYPE);
            response.getWriter().write(Json.write(ProblemAnswer.body(new Problem(type))));
        } else {
            response.setContentType("text/plain");
            response.getWriter().write(type.title());
        }
    }
}
