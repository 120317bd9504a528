package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.platform.Open;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** No action slips past the guard: each method of each stateless bean is protected, reviewed, or open with a reason. */
@AnalyzeClasses(packages = "io.countersign", importOptions = ImportOption.DoNotIncludeTests.class)
class ProtectionTest {

    /** Reviewed: each of these only reads, and only what the caller may see. */
    private static final Set<String> READ_ONLY = Set.of(
            "AppService.get",
            "AppService.list",
            "AttachmentService.list",
            "AuditService.confirmation",
            "AuditService.days",
            "AuditService.list",
            "AuditService.verify",
            "ConnectionService.look",
            "ConnectionService.preview",
            "GrantService.get",
            "GrantService.list",
            "ImportService.get",
            "ImportService.preview",
            "InvitationService.list",
            "InvitationService.look",
            "LinkService.get",
            "LinkService.list",
            "MemberService.get",
            "MemberService.list",
            "PairingService.look",
            "PairingService.lookAgain",
            "PasskeyService.list",
            "ProfileService.get",
            "ProviderService.get",
            "ProviderService.lookup",
            "ScimTokenService.status",
            "SecretService.get",
            "SecretService.list",
            "SessionService.list",
            "SetupService.isRequired",
            "TeamService.get",
            "TeamService.list",
            "TeamService.members",
            "TokenService.list",
            "TrustedSessionService.list",
            "TrustedSessionService.listOf",
            "VaultService.get",
            "VaultService.list",
            "VaultService.strategies",
            "WorkspaceService.get");

    @ArchTest
    void everyServiceMethodIsProtectedReadOnlyOrOpenWithAReason(JavaClasses classes) {
        List<String> unguarded = serviceMethods(classes)
                .filter(method -> !method.isAnnotatedWith(RequiresConfirmation.class))
                .filter(method -> !isOpenWithReason(method))
                .map(ProtectionTest::name)
                .filter(name -> !READ_ONLY.contains(name))
                .toList();
        assertThat(unguarded).isEmpty();
    }

    @ArchTest
    void theReviewedListNamesNothingElse(JavaClasses classes) {
        List<String> unprotected = serviceMethods(classes)
                .filter(method -> !method.isAnnotatedWith(RequiresConfirmation.class))
                .filter(method -> !method.isAnnotatedWith(Open.class))
                .map(ProtectionTest::name)
                .toList();
        assertThat(unprotected).containsExactlyInAnyOrderElementsOf(READ_ONLY);
    }

    @ArchTest
    void everyActionIsGuardedSomewhere(JavaClasses classes) {
        Set<Action> guarded = serviceMethods(classes)
                .filter(method -> method.isAnnotatedWith(RequiresConfirmation.class))
                .map(method ->
                        method.getAnnotationOfType(RequiresConfirmation.class).value())
                .collect(Collectors.toSet());
        assertThat(guarded).containsExactlyInAnyOrder(Action.values());
    }

    @ArchTest
    void noBeanCallsAProtectedMethodOfItsOwn(JavaClasses classes) {
        // A call by this passes no interceptor
        List<String> bypasses = classes.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTarget().getOwner().equals(call.getOriginOwner()))
                .filter(call -> call.getTarget()
                        .resolveMember()
                        .filter(method -> method.isAnnotatedWith(RequiresConfirmation.class))
                        .isPresent())
                .map(Object::toString)
                .toList();
        assertThat(bypasses).isEmpty();
    }

    private static Stream<JavaMethod> serviceMethods(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isAnnotatedWith(Stateless.class))
                .map(JavaClass::getMethods)
                .flatMap(Set::stream)
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static boolean isOpenWithReason(JavaMethod method) {
        return method.isAnnotatedWith(Open.class)
                && !method.getAnnotationOfType(Open.class).value().isBlank();
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}
