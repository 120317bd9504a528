package io.countersign.testing;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of one server, or of several nodes, in this process's {@link PostgresCluster}. */
record PostgresDatabase(PostgresCluster cluster, String name, String url) {

    static final String USER = "postgres";

    private static final AtomicInteger COPIES = new AtomicInteger();

    DataSource source() {
        return source("public");
    }

    /** All tables as they are at this moment, in a schema beside them. */
    DataSource copy() {
        String schema = "copy_" + COPIES.incrementAndGet();
        run(
                "create schema " + schema,
                """
                do $$
                declare one record;
                begin
                    set transaction isolation level repeatable read;
                    for one in select tablename from pg_tables where schemaname = 'public' loop
                        execute format('create table %1$s.%%1$I as table public.%%1$I', one.tablename);
                    end loop;
                end $$"""
                        .formatted(schema));
        return source(schema);
    }

    void drop() {
        cluster.drop(name);
    }

    void run(String... statements) {
        PostgresCluster.run(source(), statements);
    }

    private DataSource source(String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(USER);
        source.setCurrentSchema(schema);
        return source;
    }
}
