package io.tapemaker.proofs.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that code which must replay may not do.
 *
 * @param name what is banned
 * @param instead what to do in its place
 * @param matches finds it among calls, references and field accesses
 */
record Ban(String name, String instead, Predicate<Access> matches) {
    /** One access as a ban looks at it: the class that is touched, the member and the types of its parameters. */
    record Access(JavaClass owner, String member, List<String> parameters) {
        static Access of(JavaAccess<?> access) {
            AccessTarget target = access.getTarget();
            List<String> parameters = target instanceof AccessTarget.CodeUnitAccessTarget codeUnit
                    ? codeUnit.getRawParameterTypes().stream()
                            .map(JavaClass::getName)
                            .toList()
                    : List.of();
            return new Access(target.getOwner(), target.getName(), parameters);
        }

        boolean on(String... owners) {
            return List.of(owners).contains(owner.getName());
        }

        boolean in(String... packages) {
            return List.of(packages).stream()
                    .anyMatch(name -> owner.getPackageName().equals(name)
                            || owner.getPackageName().startsWith(name + "."));
        }

        boolean to(String... members) {
            return List.of(members).contains(member);
        }

        boolean startsWith(String... prefixes) {
            return List.of(prefixes).stream().anyMatch(member::startsWith);
        }

        boolean takes(String... types) {
            return parameters.equals(List.of(types));
        }
    }

    /** One line for each offence of a class. */
    List<String> offences(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> matches.test(Access.of(access)))
                .map(access -> access.getOrigin().getFullName() + " uses "
                        + access.getTarget().getFullName() + " (line " + access.getLineNumber() + "): " + name + "; "
                        + instead)
                .toList();
    }
}
