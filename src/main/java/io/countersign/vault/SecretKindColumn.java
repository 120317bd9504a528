package io.countersign.vault;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A kind is kept by its id. */
@Converter(autoApply = true)
public class SecretKindColumn implements AttributeConverter<SecretKind, String> {

    @Override
    public String convertToDatabaseColumn(SecretKind kind) {
        return kind.id();
    }

    @Override
    public SecretKind convertToEntityAttribute(String id) {
        return SecretKind.of(id);
    }
}
