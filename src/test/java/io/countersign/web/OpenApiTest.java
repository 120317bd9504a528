package io.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The API's description and the API are the same: every operation, which ones are protected, every action. */
class OpenApiTest {

    private final Map<String, Map<String, Object>> paths = DescribedCall.paths();

    private final List<JavaClass> resources = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.countersign").stream()
                    .filter(type -> type.isAnnotatedWith(Path.class))
                    .toList();

    @Test
    void everyOperationIsDescribedAndNothingElse() {
        assertThat(described(path -> true)).containsExactlyElementsOf(offered(method -> true));
    }

    @Test
    void protectedOperationsAreDescribedAsProtected() {
        Set<String> guarded = offered(this::callsProtected);
        assertThat(described(OpenApiTest::takesConfirmation)).containsExactlyElementsOf(guarded);
    }

    @Test
    void everyActionIsDescribed() {
        Map<String, Object> confirmation =
                child(child(child(DescribedCall.document(), "components"), "schemas"), "Confirmation");
        Map<String, Object> action = child(child(confirmation, "properties"), "action");
        assertThat((Collection<?>) action.get("enum"))
                .map(Object::toString)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Action.values()).map(Action::id).toList());
    }

    private Set<String> offered(java.util.function.Predicate<JavaMethod> wanted) {
        return resources.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> verb(method) != null)
                .filter(wanted)
                .map(method -> verb(method) + " /api" + path(method.getOwner().reflect()) + path(method.reflect()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> described(java.util.function.Predicate<Map<String, Object>> wanted) {
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("parameters"))
                        .filter(entry -> wanted.test(child(path.getValue(), entry.getKey())))
                        .map(entry -> entry.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean callsProtected(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .flatMap(call -> call.getTarget().resolveMember().stream())
                .anyMatch(target -> target.isAnnotatedWith(RequiresConfirmation.class));
    }

    private static boolean takesConfirmation(Map<String, Object> operation) {
        return operation.get("parameters") instanceof List<?> parameters
                && parameters.toString().contains("#/components/parameters/ConfirmationId");
    }

    private static String verb(JavaMethod method) {
        return Stream.of(method.reflect().getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst()
                .orElse(null);
    }

    private static String path(java.lang.reflect.AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }
}
