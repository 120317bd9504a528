package io.countersign.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ClassPathReferences;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.BulkConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ChangePasswordConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.SortConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.EndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ETagFeature;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The SCIM server: which resources there are, and what it can do; all of that is told at ServiceProviderConfig. */
@ApplicationScoped
public class ScimEndpoint {

    private static final int MOST_RESULTS = 200;

    /** What is kept of a user; anything else that a client sends is left out (RFC 7644, section 3.3). */
    private static final Map<String, Set<String>> KEPT = Map.of(
            "id", Set.of(),
            "externalId", Set.of(),
            "userName", Set.of(),
            "name", Set.of("givenName", "familyName"),
            "displayName", Set.of(),
            "active", Set.of(),
            "emails", Set.of("value", "type", "primary"),
            "roles", Set.of("value", "type", "primary"));

    @Inject
    private ScimUsers users;

    @Inject
    private ScimGroups groups;

    private ResourceEndpoint endpoint;

    @PostConstruct
    void open() {
        endpoint = new ResourceEndpoint(config());
        List<ResourceType> types = List.of(
                endpoint.registerEndpoint(new EndpointDefinition(
                        withoutExtensions(JsonHelper.loadJsonDocument(ClassPathReferences.USER_RESOURCE_TYPE_JSON)),
                        reduced(JsonHelper.loadJsonDocument(ClassPathReferences.USER_SCHEMA_JSON)),
                        List.of(),
                        users)),
                endpoint.registerEndpoint(new GroupEndpointDefinition(groups)));
        types.forEach(type -> type.getFeatures()
                .setETagFeature(ETagFeature.builder().enabled(true).build()));
    }

    ScimResponse handle(ScimRequest request) {
        return endpoint.handleRequest(
                request.url(), request.method(), request.body(), request.headers(), new Context(new TokenHolder()));
    }

    private static ServiceProvider config() {
        return ServiceProvider.builder()
                .patchConfig(PatchConfig.builder()
                        .supported(true)
                        .ignoreUnknownAttributes(true)
                        .doNotFailOnNoTarget(true)
                        .activateMsAzureFilterWorkaround(true)
                        .activateMsAzureValueSubAttributeWorkaround(true)
                        .activateMsAzureComplexSimpleValueWorkaround(true)
                        .build())
                .filterConfig(FilterConfig.builder()
                        .supported(true)
                        .maxResults(MOST_RESULTS)
                        .build())
                .bulkConfig(BulkConfig.builder().supported(false).build())
                .sortConfig(SortConfig.builder().supported(false).build())
                .eTagConfig(ETagConfig.builder().supported(true).build())
                .changePasswordConfig(
                        ChangePasswordConfig.builder().supported(false).build())
                .authenticationSchemes(List.of(AuthenticationScheme.builder()
                        .type("oauthbearertoken")
                        .name("SCIM token")
                        .description("Authorization: Bearer, with the workspace's SCIM token")
                        .specUri("https://www.rfc-editor.org/info/rfc6750")
                        .primary(true)
                        .build()))
                .lenientContentTypeChecking(true)
                .build();
    }

    private static JsonNode withoutExtensions(JsonNode resourceType) {
        ((ObjectNode) resourceType).remove("schemaExtensions");
        return resourceType;
    }

    private static JsonNode reduced(JsonNode schema) {
        keep((ArrayNode) schema.get("attributes"), KEPT.keySet());
        schema.get("attributes").forEach(attribute -> {
            if (attribute.has("subAttributes")) {
                keep(
                        (ArrayNode) attribute.get("subAttributes"),
                        KEPT.get(attribute.get("name").textValue()));
            }
        });
        return schema;
    }

    private static void keep(ArrayNode attributes, Set<String> names) {
        for (int i = attributes.size() - 1; i >= 0; i--) {
            if (!names.contains(attributes.get(i).get("name").textValue())) {
                attributes.remove(i);
            }
        }
    }
}
