/** The append-only trail of what happened: who, what, on which target, by which confirmation, from where. */
package io.countersign.audit;
