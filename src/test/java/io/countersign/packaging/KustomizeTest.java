package io.countersign.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.DebianPackages;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What {@code kubectl apply -k} would send to the cluster, where a kubectl is installed. */
class KustomizeTest {

    @Test
    void everythingIsPutTogether() throws Exception {
        List<HasMetadata> sent = Manifests.parse(kustomized());

        assertThat(sent)
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder(
                        "Namespace",
                        "ConfigMap",
                        "Deployment",
                        "Service",
                        "Ingress",
                        "PodDisruptionBudget",
                        "NetworkPolicy");
        String settings = nameOf(sent, "ConfigMap");
        assertThat(settings).matches("countersign-[a-z0-9]+");
        Deployment deployment = (Deployment)
                sent.stream().filter(Deployment.class::isInstance).findFirst().orElseThrow();
        assertThat(deployment.getSpec().getTemplate().getSpec().getContainers())
                .singleElement()
                .satisfies(container -> {
                    assertThat(container.getEnvFrom().get(0).getConfigMapRef().getName())
                            .isEqualTo(settings);
                    assertThat(container.getImage()).matches("[a-z.]+/countersign:\\d.*");
                });
    }

    private static String kustomized() throws Exception {
        Path kubectl = DebianPackages.onPath(List.of("kubectl"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> Assumptions.abort("kubectl is not installed here"));
        Process process = new ProcessBuilder(kubectl.toString(), "kustomize", Manifests.FOLDER.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return said;
    }

    private static String nameOf(List<HasMetadata> manifests, String kind) {
        return manifests.stream()
                .filter(manifest -> manifest.getKind().equals(kind))
                .findFirst()
                .orElseThrow()
                .getMetadata()
                .getName();
    }
}
