package io.countersign.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.platform.Setting;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the Kubernetes manifests say fits together, and fits the server and its image. */
class KubernetesTest {

    private static final String PORT = "http";

    private final Deployment deployment = Manifests.read("deployment.yaml", Deployment.class);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Container container = pod.getContainers().get(0);
    private final Containerfile image = Containerfile.read();

    @Test
    void everyFileIsReadAndPartOfTheKustomization() throws Exception {
        JsonNode kustomization = Manifests.document("kustomization.yaml");
        List<String> resources = new ArrayList<>();
        kustomization.path("resources").forEach(resource -> resources.add(resource.asText()));

        for (String resource : resources) {
            assertThat(Manifests.readAll(resource)).as(resource).hasSize(1);
        }
        try (Stream<Path> files = Files.list(Manifests.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .filteredOn(name -> !List.of("kustomization.yaml", "secret.example.yaml")
                            .contains(name))
                    .containsExactlyInAnyOrderElementsOf(resources);
        }
        assertThat(kustomization.at("/images/0/name").asText()).isEqualTo(container.getImage());
    }

    /** Else nothing here would find a slip of the pen. */
    @Test
    void unknownFieldIsAnError() {
        ObjectNode document = (ObjectNode) Manifests.document("deployment.yaml");
        ((ObjectNode) document.at("/spec/template/spec/containers/0/securityContext"))
                .put("readOnlyRootFileSystem", true);

        assertThatThrownBy(() -> Manifests.manifest(document)).hasMessageContaining("readOnlyRootFileSystem");
    }

    @Test
    void podIsRestricted() {
        PodSecurityContext whole = pod.getSecurityContext();
        assertThat(whole.getRunAsNonRoot()).isTrue();
        assertThat(whole.getRunAsUser() + ":" + whole.getRunAsGroup()).isEqualTo(image.only("USER"));
        assertThat(whole.getFsGroup()).isEqualTo(whole.getRunAsGroup());
        assertThat(whole.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        SecurityContext own = container.getSecurityContext();
        assertThat(own.getAllowPrivilegeEscalation()).isFalse();
        assertThat(own.getReadOnlyRootFilesystem()).isTrue();
        assertThat(own.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(own.getCapabilities().getAdd()).isEmpty();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(Manifests.readAll("namespace.yaml").get(0).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @Test
    void probesAskWhatTheServerAnswers() {
        Map<Probe, String> probes = Map.of(
                container.getStartupProbe(), "/health/started",
                container.getLivenessProbe(), "/health/live",
                container.getReadinessProbe(), "/health/ready");
        probes.forEach((probe, path) -> {
            assertThat(probe.getHttpGet().getPath()).isEqualTo(path).isIn(ServerFacts.healthPaths());
            assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo(PORT);
        });
    }

    @Test
    void everythingLeadsToTheOnePort() {
        assertThat(container.getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getName()).isEqualTo(PORT);
            assertThat(port.getContainerPort()).hasToString(Setting.HTTP_PORT.fallback());
        });
        Service service = Manifests.read("service.yaml", Service.class);
        assertThat(service.getSpec().getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getName()).isEqualTo(PORT);
            assertThat(port.getTargetPort().getStrVal()).isEqualTo(PORT);
        });
        var backend = Manifests.read("ingress.yaml", Ingress.class)
                .getSpec()
                .getRules()
                .get(0)
                .getHttp()
                .getPaths()
                .get(0)
                .getBackend()
                .getService();
        assertThat(backend.getName()).isEqualTo(service.getMetadata().getName());
        assertThat(backend.getPort().getName()).isEqualTo(PORT);
        assertThat(Manifests.read("network-policy.yaml", NetworkPolicy.class)
                        .getSpec()
                        .getIngress()
                        .get(0)
                        .getPorts()
                        .get(0)
                        .getPort()
                        .getStrVal())
                .isEqualTo(PORT);
    }

    @Test
    void everySelectorFindsThePod() {
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        assertThat(Stream.of(
                        deployment.getSpec().getSelector().getMatchLabels(),
                        pod.getTopologySpreadConstraints()
                                .get(0)
                                .getLabelSelector()
                                .getMatchLabels(),
                        Manifests.read("service.yaml", Service.class).getSpec().getSelector(),
                        Manifests.read("disruption-budget.yaml", PodDisruptionBudget.class)
                                .getSpec()
                                .getSelector()
                                .getMatchLabels(),
                        Manifests.read("network-policy.yaml", NetworkPolicy.class)
                                .getSpec()
                                .getPodSelector()
                                .getMatchLabels()))
                .allSatisfy(selector -> assertThat(labels).isNotEmpty().containsAllEntriesOf(selector));
    }

    @Test
    void whatTheServerWritesIsMountedAndNothingElseIsWritable() {
        Map<String, VolumeMount> mounts = ServerFacts.byName(container.getVolumeMounts(), VolumeMount::getName);
        assertThat(pod.getVolumes()).extracting(Volume::getName).containsExactlyInAnyOrderElementsOf(mounts.keySet());
        assertThat(mounts.get("data").getMountPath())
                .isEqualTo(image.variables().get(ServerFacts.variable(Setting.DATA_DIR)));
        assertThat(mounts.get("master-key").getReadOnly()).isTrue();
        assertThat(container.getEnv()).singleElement().satisfies(variable -> {
            assertThat(variable.getName()).isEqualTo(ServerFacts.variable(Setting.MASTER_KEY));
            assertThat(Path.of(variable.getValue()).getParent())
                    .isEqualTo(Path.of(mounts.get("master-key").getMountPath()));
        });
    }

    @Test
    void secretsAndSettingsThatAreNamedAreThere() {
        List<HasMetadata> secrets = Manifests.readAll("secret.example.yaml");
        assertThat(secrets)
                .extracting(secret -> secret.getMetadata().getName())
                .containsExactly(
                        container.getEnvFrom().get(1).getSecretRef().getName(),
                        pod.getVolumes().get(2).getSecret().getSecretName());
        assertThat(secrets)
                .extracting(secret -> secret.getMetadata().getNamespace())
                .containsOnly(Manifests.document("kustomization.yaml")
                        .path("namespace")
                        .asText());
        JsonNode generated = Manifests.document("kustomization.yaml").at("/configMapGenerator/0");
        assertThat(container.getEnvFrom().get(0).getConfigMapRef().getName())
                .isEqualTo(generated.path("name").asText());
        assertThat(Manifests.text(generated.at("/envs/0").asText())).isNotEmpty();
    }

    @Test
    void oneReplicaIsAlwaysThere() {
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
        assertThat(deployment
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal())
                .isZero();
        assertThat(Manifests.read("disruption-budget.yaml", PodDisruptionBudget.class)
                        .getSpec()
                        .getMaxUnavailable()
                        .getIntVal())
                .isEqualTo(1);
    }

    @Test
    void stoppingHasTheTimeItNeeds() {
        List<String> pause = container.getLifecycle().getPreStop().getExec().getCommand();
        assertThat(pause).hasSize(2).startsWith("sleep");
        assertThat(Integer.parseInt(pause.get(1)) + ServerFacts.SECONDS_TO_STOP)
                .isLessThan(pod.getTerminationGracePeriodSeconds().intValue());
    }
}
