/** Artemis as a resource adapter for servers that have no broker of their own. Packed into {@code artemis-ra.rar}. */
package io.countersign.broker;
