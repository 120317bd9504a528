package io.countersign.directory;

import java.util.List;

/** The members of demo mode. Their password is public: demo mode is for trying out. */
public record DemoAccount(String workspace, String email, String name, Role role) {

    public static final String PASSWORD = "demo-password-1";

    public static final List<DemoAccount> ALL = List.of(
            new DemoAccount("Acme", "owner@acme.test", "Olivia Owner", Role.OWNER),
            new DemoAccount("Acme", "admin@acme.test", "Adam Admin", Role.ADMIN),
            new DemoAccount("Acme", "ann@acme.test", "Ann Archer", Role.USER),
            new DemoAccount("Acme", "bob@acme.test", "Bob Baker", Role.USER),
            new DemoAccount("Acme", "guest@acme.test", "Gus Guest", Role.GUEST),
            new DemoAccount("Globex", "eve@globex.test", "Eve Evans", Role.OWNER));
}
