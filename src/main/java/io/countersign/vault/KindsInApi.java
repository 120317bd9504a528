package io.countersign.vault;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Writes the kinds of secrets into the API's description, from where they are declared. */
public class KindsInApi implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = new LinkedHashMap<>(api.getComponents().getSchemas());
        List<Object> ids = Arrays.stream(SecretKind.values())
                .map(kind -> (Object) kind.id())
                .toList();
        schemas.get("SecretType").setEnumeration(ids);
        Arrays.stream(SecretKind.values()).forEach(kind -> schemas.put("fields." + kind.id(), fieldsOf(kind)));
        api.getComponents().setSchemas(schemas);
    }

    private static Schema fieldsOf(SecretKind kind) {
        Schema fields = like("KindFields").description("The fields of secrets of type " + kind.id());
        kind.fields().forEach(field -> fields.addProperty(field.name(), schemaOf(field)));
        return fields;
    }

    private static Schema schemaOf(FieldSpec field) {
        if (field.type() == FieldType.NUMBER) {
            return like("FieldDigits").title(field.label()).description("At most " + field.limit());
        }
        return like("FieldText").title(field.label()).maxLength(field.limit()).example(field.example());
    }

    /** By reference, since MicroProfile OpenAPI 3 and 4 have nothing in common to write a type with. */
    private static Schema like(String schema) {
        Schema reference = OASFactory.createSchema().ref("#/components/schemas/" + schema);
        return OASFactory.createSchema().addAllOf(reference);
    }
}
