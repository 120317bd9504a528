package io.countersign.confirmation;

import io.countersign.platform.Json;
import jakarta.interceptor.InvocationContext;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * One call of a protected action.
 *
 * @param targetId the id of its target, or null where the caller's own workspace or membership is the target
 * @param arguments everything else the method was called with; each has a JSON form
 */
public record Operation(Action action, String targetId, List<Object> arguments) {

    static Operation of(InvocationContext context) {
        Method method = context.getMethod();
        Action action = method.getAnnotation(RequiresConfirmation.class).value();
        Parameter[] parameters = method.getParameters();
        String target = null;
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            Object value = context.getParameters()[i];
            if (parameters[i].isAnnotationPresent(TargetId.class)) {
                target = (String) value;
            } else {
                arguments.add(value);
            }
        }
        return new Operation(action, target, arguments);
    }

    /** The argument of this type, if there is one. */
    public <T> Optional<T> argument(Class<T> type) {
        return arguments.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Action, target and arguments as canonical JSON (RFC 8785) in UTF-8: the same for the same operation only. */
    byte[] canonical() {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("action", action);
        whole.put("target", targetId);
        whole.put("arguments", arguments);
        try {
            return new JsonCanonicalizer(Json.write(whole)).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalArgumentException("The arguments of " + action.id() + " have no JSON form", e);
        }
    }
}
