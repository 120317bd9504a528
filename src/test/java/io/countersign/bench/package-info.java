/**
 * What Countersign costs, in ratios within one run: {@code mvn -Pbench}. A member is a browser and a phone; the load comes
 * from this process, the server is the one that is shipped, on PostgreSQL.
 */
package io.countersign.bench;
