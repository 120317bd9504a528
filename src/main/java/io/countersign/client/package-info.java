/**
 * A client for Java programs: it runs a protected call, waits until the person has confirmed it, and runs it again. On
 * JAX-RS and JSON-P alone, so that it goes into any program with both; the build leaves it as {@code countersign-client.jar}
 * too. It knows nothing of the server's own classes.
 */
package io.countersign.client;
