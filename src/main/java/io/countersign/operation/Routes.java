package io.countersign.operation;

import java.util.Set;

/** Kinds of paths, of which there are few whatever is asked for. */
final class Routes {

    /** The request's attribute for the template that the API has found. */
    static final String TEMPLATE = "countersign.route";

    /** The request's attribute for the end of the type of the problem that was answered. */
    static final String PROBLEM = "countersign.problem";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> SCIM =
            Set.of("Users", "Groups", "Schemas", "ResourceTypes", "ServiceProviderConfig", "Bulk", "Me");

    private Routes() {}

    static String method(String method) {
        return METHODS.contains(method) ? method : "OTHER";
    }

    /** Where a path belongs: {@code api}, {@code scim}, {@code operation} or {@code web}. */
    static String area(String path) {
        return switch (first(path)) {
            case "api" -> "api";
            case "scim" -> "scim";
            case "health", "metrics", "openapi" -> "operation";
            default -> "web";
        };
    }

    /** For a path that no template was found for. */
    static String of(String path) {
        return switch (area(path)) {
            case "api" -> "/api/*";
            case "scim" -> scim(path.split("/"));
            case "operation" -> "/" + first(path);
            default -> "/*";
        };
    }

    private static String scim(String[] parts) {
        return "/scim/v2/" + (parts.length > 3 && SCIM.contains(parts[3]) ? parts[3] : "*");
    }

    private static String first(String path) {
        return path.split("/", 3)[path.startsWith("/") && path.length() > 1 ? 1 : 0];
    }
}
