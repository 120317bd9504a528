package io.countersign.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings once, by MicroProfile Config; a wrong one fails the deployment. */
@ApplicationScoped
class SettingsProducer {

    private final Settings settings = Settings.read(key ->
            ConfigProvider.getConfig().getOptionalValue(key, String.class).orElse(null));

    @Produces
    Settings settings() {
        return settings;
    }
}
