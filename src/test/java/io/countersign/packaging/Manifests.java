package io.countersign.packaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The Kubernetes manifests, read as the API server reads them when it is told to be strict: an unknown field is an error. */
final class Manifests {

    static final Path FOLDER = Path.of("server-config", "kubernetes");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/Namespace", Namespace.class,
            "v1/ConfigMap", ConfigMap.class,
            "v1/Secret", Secret.class,
            "v1/Service", Service.class,
            "apps/v1/Deployment", Deployment.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1/Ingress", Ingress.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class);

    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {

                private static final long serialVersionUID = 1L;

                /** By which the classes would take unknown fields. */
                @Override
                public Boolean hasAnySetter(Annotated method) {
                    return false;
                }
            })
            .build();

    private Manifests() {}

    /** The only document of a file. */
    static <T extends HasMetadata> T read(String file, Class<T> type) {
        return type.cast(readAll(file).get(0));
    }

    static List<HasMetadata> readAll(String file) {
        return parse(text(file));
    }

    static List<HasMetadata> parse(String text) {
        return documents(text).map(Manifests::manifest).toList();
    }

    static JsonNode document(String file) {
        return documents(text(file)).findFirst().orElseThrow();
    }

    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HasMetadata manifest(JsonNode document) {
        String kind = document.path("apiVersion").asText() + "/"
                + document.path("kind").asText();
        try {
            return STRICT.treeToValue(document, KINDS.getOrDefault(kind, HasMetadata.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError(kind + ": " + e.getOriginalMessage(), e);
        }
    }

    private static Stream<JsonNode> documents(String text) {
        LoaderOptions once = new LoaderOptions();
        once.setAllowDuplicateKeys(false);
        Iterable<Object> documents = new Yaml(once).loadAll(text);
        return StreamSupport.stream(documents.spliterator(), false).map(STRICT::<JsonNode>valueToTree);
    }
}
