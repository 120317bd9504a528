/**
 * What the operator sees of the running server: metrics, the request in the log, backups. Listens to what other rooms tell;
 * nobody depends on it.
 */
package io.countersign.operation;
