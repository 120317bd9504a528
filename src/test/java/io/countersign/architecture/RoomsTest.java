package io.countersign.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** The picture of the README: who may use whom. */
@AnalyzeClasses(packages = "io.countersign", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    void roomsUseOnlyTheRoomsBelow(JavaClasses classes) {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("platform")
                .definedBy("..platform..")
                .layer("crypto")
                .definedBy("..crypto..")
                .layer("proof")
                .definedBy("..proof..")
                .layer("audit")
                .definedBy("..audit..")
                .layer("delivery")
                .definedBy("..delivery..")
                .layer("mail")
                .definedBy("..mail..")
                .layer("push")
                .definedBy("..push..")
                .layer("confirmation")
                .definedBy("..confirmation..")
                .layer("directory")
                .definedBy("..directory..")
                .layer("device")
                .definedBy("..device..")
                .layer("passkey")
                .definedBy("..passkey..")
                .layer("vault")
                .definedBy("..vault..")
                .layer("sharing")
                .definedBy("..sharing..")
                .layer("integration")
                .definedBy("..integration..")
                .layer("provisioning")
                .definedBy("..provisioning..")
                .layer("oidc")
                .definedBy("..oidc..")
                .layer("exchange")
                .definedBy("..exchange..")
                .layer("demo")
                .definedBy("..demo..")
                .layer("web")
                .definedBy("..web..")
                .layer("operation")
                .definedBy("..operation..")
                .layer("launcher")
                .definedBy("..launcher..")
                .layer("broker")
                .definedBy("..broker..")
                .whereLayer("web")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("operation")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("demo")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("launcher")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("broker")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("integration")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("provisioning")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("oidc")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("exchange")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("sharing")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("vault")
                .mayOnlyBeAccessedByLayers("sharing", "exchange", "demo", "web")
                .whereLayer("device")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("passkey")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("directory")
                .mayOnlyBeAccessedByLayers(
                        "device",
                        "passkey",
                        "vault",
                        "sharing",
                        "exchange",
                        "provisioning",
                        "demo",
                        "web",
                        "integration",
                        "oidc")
                .whereLayer("confirmation")
                .mayOnlyBeAccessedByLayers(
                        "directory",
                        "device",
                        "passkey",
                        "vault",
                        "sharing",
                        "exchange",
                        "provisioning",
                        "web",
                        "integration",
                        "oidc",
                        "operation")
                .whereLayer("push")
                .mayOnlyBeAccessedByLayers("device", "web", "integration", "oidc")
                .whereLayer("mail")
                .mayOnlyBeAccessedByLayers("directory", "device", "passkey", "sharing", "web", "integration")
                .whereLayer("delivery")
                .mayOnlyBeAccessedByLayers(
                        "mail",
                        "push",
                        "confirmation",
                        "directory",
                        "device",
                        "passkey",
                        "sharing",
                        "integration",
                        "operation",
                        "web")
                .whereLayer("proof")
                .mayOnlyBeAccessedByLayers("directory", "device", "web")
                .whereLayer("audit")
                .mayOnlyBeAccessedByLayers("confirmation", "directory", "vault", "exchange", "integration", "operation")
                .whereLayer("crypto")
                .mayOnlyBeAccessedByLayers(
                        "proof",
                        "audit",
                        "push",
                        "confirmation",
                        "directory",
                        "device",
                        "vault",
                        "sharing",
                        "exchange",
                        "provisioning",
                        "integration",
                        "oidc")
                .check(classes);
    }

    @ArchTest
    void noCircles(JavaClasses classes) {
        slices().matching("io.countersign.(*)..").should().beFreeOfCycles().check(classes);
    }

    /** It goes into other people's programs. */
    @ArchTest
    void clientKnowsNothingOfTheServer(JavaClasses classes) {
        classes()
                .that()
                .resideInAPackage("..client..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.countersign.client", "java..", "jakarta.ws.rs..", "jakarta.json..")
                .check(classes);
    }
}
