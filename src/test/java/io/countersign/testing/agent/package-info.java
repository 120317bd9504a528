/**
 * A Java agent that runs inside the tested server's process, so that the product itself needs no hook for tests. It
 * moves the server's clock and ends the process at a chosen point. Its advice is inlined into the server's classes and
 * uses nothing but the JDK.
 */
package io.countersign.testing.agent;
